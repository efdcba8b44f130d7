from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from network_portal.common.access import actor_of, requires
from network_portal.common.languages import current_language
from network_portal.common.numbers import whole_number
from network_portal.monitoring.actions.decisions import accept_updates, return_update
from network_portal.monitoring.forms.decisions import ReturnForm
from network_portal.monitoring.models import Round, Update
from network_portal.monitoring.permissions import can_decide
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.monitoring.views.rounds import page


@requires(can_decide)
@require_POST
def accept(request: HttpRequest, slug: str) -> HttpResponse:
    get_object_or_404(Round, slug=slug)
    accept_chosen(request)
    return redirect("monitoring:round", slug)


@requires(can_decide)
def send_back(request: HttpRequest, slug: str, update: int) -> HttpResponse:
    found = get_object_or_404(Round, slug=slug)
    chosen = get_object_or_404(Update.objects.select_related("organisation"), pk=update, duty__round=found)
    back = reverse("monitoring:round", args=[slug])
    return send_back_page(request, chosen, page(found, (_("Return an update"), "")), back)


def accept_chosen(request: HttpRequest) -> None:
    """`update` names each chosen one with the version that was seen: '17.2'."""
    accepted, refused = accept_updates(by=actor_of(request), seen=_chosen(request.POST.getlist("update")))
    if accepted:
        sentence = ngettext("%(count)d update is accepted.", "%(count)d updates are accepted.", accepted)
        messages.success(request, sentence % {"count": accepted})
    for error in refused:
        messages.error(request, str(error))
    if not (accepted or refused):
        messages.warning(request, _("Nothing is accepted: choose at least one update first."))


def send_back_page(request: HttpRequest, chosen: Update, here: dict[str, Any], back: str) -> HttpResponse:
    """The comment with which an update goes back; `here` is what its page passes to the template."""
    form, by = ReturnForm(request.POST or None, initial={"version": chosen.version}), actor_of(request)
    if form.carried_out(lambda: return_update(by=by, update=chosen, **form.cleaned_data)):
        messages.success(request, _("The update is returned, and its author is written to."))
        return redirect(back)
    if form.in_conflict:
        chosen.refresh_from_db()
        form.compare(chosen.version, {})
    facts = facts_of([chosen.subject_id], current_language()).get(chosen.subject_id)
    context = {
        **here,
        "page_title": _("Return an update"),
        "update": chosen,
        "facts": facts,
        "form": form,
        "back": back,
    }
    return render(request, "monitoring/decisions/send_back.html", context)


def _chosen(values: list[str]) -> list[tuple[int, int]]:
    pairs = [tuple(map(whole_number, value.partition(".")[::2])) for value in values]
    return [(pk, version) for pk, version in pairs if pk is not None and version is not None]
