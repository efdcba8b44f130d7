from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.accounts import data_file
from network_portal.accounts.access import person_of
from network_portal.accounts.actions.people import change_profile, erase_account
from network_portal.accounts.forms.people import ProfileForm
from network_portal.accounts.models import User
from network_portal.accounts.permissions import can_open_role_page, can_read_own_data, can_read_people
from network_portal.common import clock, registry
from network_portal.common.access import actor_of, requires


@requires(can_read_own_data)
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    person = User.objects.get(pk=person_of(request).pk)
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        own = User.objects.get(pk=person.pk)
        change_profile(by=actor_of(request), person=own, **form.cleaned_data)
        messages.success(request, _("Your profile is saved."))
        return redirect("accounts:home")
    actor = actor_of(request)
    seats = getattr(request, "teams", []) if actor.is_signed_in else []
    values = {
        "form": form,
        "seats": seats,
        "roles": person.role_grants.in_force(),
        "may_open_roles": can_open_role_page.test(actor.with_second_factor()),
        "may_read_people": can_read_people.test(actor.with_second_factor()),
    }
    return render(request, "accounts/profile/home.html", values)


@requires(can_read_own_data)
@require_safe
@reauthentication_required(app="allauth.account")
def export(request: HttpRequest) -> HttpResponse:
    """Everything each part holds about the person, as one JSON file to download, for people to read too."""
    parts = {name: part.export(person_of(request).pk) for name, part in registry.personal_data.items()}
    told = {"about": data_file.about(clock.now())} | data_file.in_words(parts)
    response = JsonResponse(told, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@requires(can_read_own_data)
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.account")
def erase(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "accounts/profile/erase.html")
    erase_account(by=actor_of(request), person=person_of(request))
    logout(request)
    messages.success(request, _("Your account is erased. Nothing here leads to you any more."))
    return redirect("home:home")
