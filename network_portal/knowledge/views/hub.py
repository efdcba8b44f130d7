from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.accounts.queries import last_change
from network_portal.common.access import actor_of, requires
from network_portal.knowledge.actions.hub import mark_in_hub
from network_portal.knowledge.forms.hub import HubForm, saved_mark
from network_portal.knowledge.models import Practice
from network_portal.knowledge.permissions import can_publish_practices
from network_portal.knowledge.queries.values import text_written


@requires(can_publish_practices)
def hub(request: HttpRequest, slug: str) -> HttpResponse:
    by, practice = actor_of(request), get_object_or_404(Practice.objects.published(), slug=slug)
    form = HubForm(request.POST or None, practice=practice)
    if form.carried_out(lambda: mark_in_hub(by=by, practice=practice, **form.cleaned_data)):
        messages.success(request, _("Kept: what became of the practice in the global Hub."))
        return redirect("knowledge:practice", slug)
    if form.in_conflict:
        practice.refresh_from_db()
        form.compare(practice.version, saved_mark(practice), **last_change(practice))
    title, text = _("In the global Hub"), text_written(practice)
    home, own = reverse("knowledge:practices"), reverse("knowledge:practice", args=[slug])
    context = {
        "page_title": title,
        "breadcrumb": [(_("Practices"), home), (text.title, own), (title, "")],
        "practice": practice,
        "text": text,
        "form": form,
        "is_example": practice.is_example,
    }
    return render(request, "knowledge/hub/hub.html", context, status=409 if form.in_conflict else 200)
