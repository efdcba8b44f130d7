"""Who answered and who did not, as a table."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from network_portal.common import clock
from network_portal.common.languages import current_language
from network_portal.monitoring.models import Duty, Round, Update
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.monitoring.rules.updates import UpdateState


def answers_table(round_: Round) -> Iterator[list[Any]]:
    """A heading, then a row for each duty by organisation and in the order of the plan; no word of a draft."""
    yield [
        _("Organisation"),
        _("Code"),
        _("Activity or pledge"),
        _("Answer"),
        _("Status"),
        _("What was done"),
        _("Sent on"),
    ]
    duties = list(Duty.objects.filter(round=round_).select_related("organisation"))
    updates = {update.duty_id: update for update in Update.objects.filter(duty__in=duties)}
    facts = facts_of([duty.subject_id for duty in duties], current_language())
    known = [duty for duty in duties if duty.subject_id in facts]
    for duty in sorted(known, key=lambda one: (one.organisation.slug, facts[one.subject_id].order)):
        one = facts[duty.subject_id]
        yield [duty.organisation.short_name, one.code, one.title, *_answer(updates.get(duty.pk), one.statuses)]


def _answer(update: Update | None, statuses: Mapping[str, object]) -> list[Any]:
    if update is None:
        return [_("Without an answer"), "", "", ""]
    if update.state == UpdateState.DRAFT or update.submitted_at is None:
        return [update.get_state_display(), "", "", ""]
    said = _("Nothing new") if update.nothing_new else update.done
    status = str(statuses.get(update.status, ""))
    return [update.get_state_display(), status, said, clock.day_of(update.submitted_at).isoformat()]
