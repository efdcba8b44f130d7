from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from network_portal.accounts.access import person_of
from network_portal.accounts.mailed_links import mailed_link
from network_portal.accounts.models import User
from network_portal.accounts.permissions import can_read_own_data
from network_portal.common.access import actor_of, requires
from network_portal.common.actors import Actor
from network_portal.notifications.actions.preferences import choose_mail, unsubscribe
from network_portal.notifications.forms.preferences import ChoicesForm
from network_portal.notifications.kinds import categories
from network_portal.notifications.queries.preferences import muted_by, unsubscribe_by_token


@requires(can_read_own_data)
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    person = User.objects.get(pk=person_of(request).pk)
    form = ChoicesForm(request.POST or None, unwanted=muted_by(person.pk))
    if request.method == "POST" and form.is_valid():
        choose_mail(by=actor_of(request), person=person, unwanted=form.unwanted())
        messages.success(request, _("Your choice is saved."))
        return redirect("mail:choices")
    context = {
        "page_title": _("Mails that I receive"),
        "breadcrumb": [(_("My account"), reverse("accounts:home")), (_("Mails that I receive"), "")],
        "form": form,
        "always": [category for category in categories.values() if not category.is_optional],
    }
    return render(request, "notifications/preferences/choices.html", context)


@mailed_link
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def one_click(request: HttpRequest, token: str) -> HttpResponse:
    """RFC 8058: the mail program posts, without a cookie, and the token is the key. GET shows a button."""
    found = unsubscribe_by_token(token)
    if found is None:
        title = _("This link leads nowhere")
        return render(request, "notifications/preferences/nowhere.html", {"page_title": title}, status=404)
    person, category = found
    if request.method == "POST":
        unsubscribe(by=Actor(user_id=person.pk, name=str(person)), person=person, category=category)
    done = request.method == "POST" or category in muted_by(person.pk)
    context = {
        "page_title": _("You get no more of these mails") if done else _("Stop these mails?"),
        "category": categories[category],
        "done": done,
    }
    return render(request, "notifications/preferences/one_click.html", context)
