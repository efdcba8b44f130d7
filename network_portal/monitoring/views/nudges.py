from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.access import actor_of, requires
from network_portal.common.errors import DomainError
from network_portal.common.languages import language_name
from network_portal.monitoring.actions.nudges import nudge, nudges_of, preview_nudge
from network_portal.monitoring.forms.nudges import NudgeForm
from network_portal.monitoring.models import Round
from network_portal.monitoring.permissions import can_run_rounds
from network_portal.monitoring.queries.standing import Standing, last_asked, standings
from network_portal.monitoring.views.rounds import page


@requires(can_run_rounds)
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose who still owes and write; see exactly what goes to whom (`act` 'preview'); send it (`act` 'send')."""
    found, by, act = get_object_or_404(Round, slug=slug), actor_of(request), request.POST.get("act", "")
    owing = [row for row in standings(found) if row.unanswered]
    form = NudgeForm(request.POST or None, initial={"nudged_before": nudges_of(found)})
    known = {str(row.organisation.pk) for row in owing}
    chosen = [int(one) for one in request.POST.getlist("organisation") if one in known]
    if act and form.is_valid() and not chosen:
        form.add_error(None, _("Choose at least one organisation."))
    if act == "send" and form.is_valid():
        try:
            written = nudge(by=by, round_=found, organisations=chosen, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            sentence = ngettext("%(count)d person is written to.", "%(count)d people are written to.", written)
            messages.success(request, sentence % {"count": written})
            return redirect("monitoring:round", slug)
    asked = last_asked(found)
    context: dict[str, Any] = {
        **page(found, (_("Nudge"), "")),
        "form": form,
        "owing": [_choice(row, asked.get(row.organisation.pk), chosen) for row in owing],
        "chosen": chosen,
        "mails": [],
    }
    if act == "preview" and form.is_valid():
        mails = preview_nudge(round_=found, organisations=chosen, words=form.cleaned_data["words"])
        context["mails"] = [mail | {"language_name": language_name(mail["language"])} for mail in mails]
    return render(request, "monitoring/nudges/nudge.html", context)


def _choice(row: Standing, asked: tuple[datetime, bool] | None, chosen: list[int]) -> dict[str, Any]:
    asked_at, was_nudged = asked or (None, False)
    return {"row": row, "chosen": row.organisation.pk in chosen, "asked_at": asked_at, "was_nudged": was_nudged}
