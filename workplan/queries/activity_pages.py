"""Everything that an activity's page tells: a fixed number of queries, whatever happened to the activity."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from network_portal.audit.models import Event
from network_portal.audit.queries import public_events_about
from network_portal.audit.sentences import told_in_public
from network_portal.common import clock
from network_portal.common.languages import current_language, date_in_words, date_range_in_words, language_name
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.monitoring.queries.paragraphs import accepted_paragraphs
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import is_named, named_organisations
from workplan.models import Activity, ActivityState, Deliverable, Lead
from workplan.models.activities import SCHEDULE_KINDS, STATUS_NAMES
from workplan.queries.activities import with_status_then
from workplan.queries.schedules import dates_of_schedule_in_words, promise_in_words, schedule_in_words
from workplan.queries.seen_changes import names_in, seen_changes, seen_support
from workplan.rules.adjustments import SCHEDULE, adjusted
from workplan.rules.progress import ActivityFacts, DeliverableFacts, late_deliverables
from workplan.rules.status import Status

MOST_EVENTS = 30
OF_STATES = ("workplan.set_status", "workplan.apply_update")
ADJUSTED, CHANGED = "workplan.adjust_activity", "workplan.change_activity"
LOADED_RECORD = "workplan.load_founding_plan"


@dataclass(frozen=True)
class Promise:
    """A deliverable in words; `is_missed` is for those who may read the board."""

    position: int
    when: str
    words: str
    done: str
    evidence: str
    evidence_url: str
    language: str
    language_note: str
    is_missed: bool


@dataclass(frozen=True)
class AddedParagraph:
    """What another lead said beside an accepted update, told like a state without a status."""

    as_of: date
    organisation: Organisation
    note: str
    language: str
    status: str = ""
    source: str = ""
    source_url: str = ""


def find_activity(plan_slug: str, code: str) -> Activity | None:
    """With its plan, priority, reporter, predecessor and successor; one query."""
    related = ("plan", "priority", "reporter", "predecessor__plan", "successor__plan")
    return Activity.objects.filter(plan__slug=plan_slug, code=code).select_related(*related).first()


def promises_of(deliverables: Iterable[Deliverable], as_of: date, *, tells_missed: bool) -> list[Promise]:
    """Of one activity; `tells_missed` for those who may read the board, which calls the same ones late."""
    items = list(deliverables)
    missed = _missed(items, as_of) if tells_missed else frozenset()
    return [_promise(item, item.position in missed) for item in items]


def timeline_points(deliverables: Iterable[Deliverable], as_of: date, *, tells_missed: bool) -> list[dict[str, Any]]:
    """Each promise as one point of a timeline: in the month of the day it was done, else of its last day, else none.

    `when` says for when it was promised, `note` when it was done.
    """
    items = list(deliverables)
    missed = _missed(items, as_of) if tells_missed else frozenset()
    return [_point(item, is_missed=item.position in missed) for item in items]


def _point(item: Deliverable, *, is_missed: bool) -> dict[str, Any]:
    open_state = "missed" if is_missed else "promised"
    return {
        "date": item.done_on or item.due_on,
        "state": "done" if item.done_on else open_state,
        "label": _("Deliverable %(number)s") % {"number": item.position},
        "when": promise_in_words(item),
        "note": _done(item),
        "url": item.evidence_url,
    }


def is_awaited(activity: Activity) -> bool:
    """A retired activity is not on the board, so nothing of it is missed; of all others the rules decide."""
    return activity.retired_on is None


def organisations_of(activity: Activity) -> dict[str, list[Organisation]]:
    """Those that the world may see, `implements` and `supports`, in the plan's order; one query."""
    parts: dict[str, list[Organisation]] = {Lead.IMPLEMENTS: [], Lead.SUPPORTS: []}
    leads = activity.leads.filter(is_named("organisation__")).select_related("organisation")
    for lead in leads.order_by("part", "position"):
        parts[lead.part].append(lead.organisation)
    return parts


def support_in_words(activity: Activity, supporting: Sequence[Organisation]) -> str:
    """Where no organisation is named; `supporting` are those that the world may see."""
    return str(dict(Activity.SUPPORT_KINDS)[seen_support(activity.support_kind, supporting)])


def states_of(activity: Activity, until: date | None) -> list[ActivityState]:
    """Newest first; those `until` a day (None: all), and the later ones of a plan that is over."""
    states = activity.states.select_related("organisation")
    return list(states if until is None or activity.plan.is_closed else states.filter(as_of__lte=until))


def news_of(
    activity: Activity, states: Sequence[ActivityState], until: date | None
) -> list[ActivityState | AddedParagraph]:
    """The states, and what other leads added to accepted updates `until` a day; newest first, an update before its
    paragraphs."""
    written = accepted_paragraphs(activity.subject_id)
    added = [
        AddedParagraph(clock.day_of(one.duty.update.submitted_at), one.organisation, one.words, one.language)
        for one in written
        if one.duty.update.submitted_at and not _is_later(one.duty.update.submitted_at, activity, until)
    ]
    return sorted([*states, *added], key=lambda one: one.as_of, reverse=True)


def changes_of(activity: Activity, known: Iterable[Organisation], until: date | None = None) -> list[dict[str, Any]]:
    """What changed and when, as visitors may read it: the organisation, never a name; newest first. A status that
    was set after `until` is not told yet.

    A record that was loaded begins with its loading: what the portal wrote then is no act of the Network on that
    day. `known` are organisations at hand already; only others are asked for.
    """
    events = _as_seen(_since_loaded(public_events_about(activity._meta.label_lower, activity.pk)[:MOST_EVENTS]))
    names = {organisation.pk: organisation.short_name for organisation in known if organisation.is_named}
    missing = {event.organisation_id for event in events if event.organisation_id} - set(names)
    if missing:
        found = named_organisations().filter(pk__in=missing)
        names |= {organisation.pk: organisation.short_name for organisation in found}
    told = [one for one in events if one.verb not in OF_STATES or not _is_later(one.at, activity, until)]
    return [_entry(event, names, activity.code) for event in told]


def _is_later(at: datetime, activity: Activity, until: date | None) -> bool:
    """Than what this reader knows; the record of a plan that is over is told whole."""
    return until is not None and not activity.plan.is_closed and clock.day_of(at) > until


def _since_loaded(events: Iterable[Event]) -> list[Event]:
    kept: list[Event] = []
    for event in events:
        kept.append(event)
        if event.verb == LOADED_RECORD:
            break
    return sorted(kept, key=lambda event: (event.at, event.pk), reverse=True)


def _as_seen(events: Sequence[Event]) -> list[Event]:
    """An adjustment of nothing that the world may see is none; what else it changed is told as a change."""
    listed = names_in(event.changes for event in events)
    told = []
    for event in events:
        event.changes = seen_changes(event.changes, listed)
        if event.verb == ADJUSTED and not adjusted(event.changes):
            event.verb = CHANGED
            if not changes_in_words(event.changes):
                continue
        told.append(event)
    return told


def _entry(event: Event, names: Mapping[int, str], code: str) -> dict[str, Any]:
    by = names.get(event.organisation_id or 0, "")
    if event.actor_id is None and not event.organisation_id and event.verb != LOADED_RECORD:
        by = _("the portal itself")
    text, when = told_in_public(event, target=code), date_in_words(event.at)
    return {"text": text, "when": when, "by": by, "changes": changes_in_words(event.changes)}


def changes_in_words(changes: Mapping[str, Any]) -> list[dict[str, str]]:
    """What visitors may read of the fields that differ: label, before, after."""
    kind, dates = SCHEDULE
    told_as_one = SCHEDULE if dates in changes else ()
    schedule = [changes_of_schedule(changes.get(kind, ("", "")), changes[dates])] if told_as_one else []
    return schedule + [
        {"label": words, "before": _value(name, changes[name][0]), "after": _value(name, changes[name][1])}
        for name, words in field_words().items()
        if name in changes and name not in told_as_one and changes[name][0] != changes[name][1]
    ]


def changes_of_schedule(kinds: Sequence[str], dates: Sequence[str]) -> dict[str, str]:
    """Kind and dates are one sentence before, and one after; a kind that did not change is not among the changes."""
    before, after = (
        schedule_in_words(kind, value) if kind else dates_of_schedule_in_words(value)
        for kind, value in zip(kinds, dates, strict=True)
    )
    return {"label": _("Schedule"), "before": before, "after": after}


def field_words() -> dict[str, str]:
    """The fields whose change visitors may read, in words."""
    titles = {f"title_{code}": _("Title") for code in LANGUAGE_SUFFIXES}
    return titles | {
        "status": _("Status"),
        "done_on": _("Done on"),
        "code": _("Code"),
        "priority": _("Priority"),
        "objectives": _("Objectives"),
        "schedule_kind": _("Kind of schedule"),
        "deliverables": _("Deliverables promised"),
        "support_kind": _("Support"),
        "references": _("References"),
        "workstreams": _("Workstreams"),
    }


def _value(field: str, value: Any) -> str:
    if field == "status":
        return str(dict(STATUS_NAMES).get(value, value))
    if field == "schedule_kind":
        return str(dict(SCHEDULE_KINDS).get(value, value))
    if field == "support_kind":
        return str(dict(Activity.SUPPORT_KINDS).get(value, value))
    if isinstance(value, list):
        return ", ".join(_value("", one) for one in value)
    return _day_or_text(value)


def _day_or_text(value: Any) -> str:
    if value == "undated":
        return _("Without a date")
    try:
        return date_in_words(date.fromisoformat(str(value)))
    except ValueError:
        return "" if value is None else str(value)


def _promise(item: Deliverable, is_missed: bool) -> Promise:
    return Promise(
        position=item.position,
        when=promise_in_words(item),
        words=item.words,
        done=_done(item),
        evidence=item.evidence or _host(item.evidence_url),
        evidence_url=item.evidence_url,
        language=item.evidence_language,
        language_note=_language_note(item),
        is_missed=is_missed,
    )


def _language_note(item: Deliverable) -> str:
    """'in Spanish', where words of the evidence are not in the reader's language."""
    if not item.evidence or item.evidence_language in ("", current_language()):
        return ""
    return _("in %(language)s") % {"language": language_name(item.evidence_language)}


def language_of_words(activity: Activity) -> str:
    """The language in which the plan itself was written, by its official titles; "" where nothing tells it."""
    marks = activity.plan.marks | activity.marks
    return next((suffix.replace("_", "-") for suffix, mark in marks.items() if mark == "official"), "")


def _host(address: str) -> str:
    """Whose page it is; the address itself where that cannot be told."""
    try:
        return urlsplit(address).netloc or address
    except ValueError:
        return address


def _missed(items: Sequence[Deliverable], as_of: date) -> frozenset[int]:
    """Which of one activity's promises, by position, are late by the rules; one query."""
    if not items:
        return frozenset()
    activity = items[0].activity
    shown = with_status_then(Activity.objects.filter(pk=activity.pk), activity.plan.states_until)
    status = Status(shown.values_list("status_then", flat=True).get())
    facts = {item.position: DeliverableFacts(item.window, item.done_on) for item in items}
    known = ActivityFacts(activity.code, status, tuple(facts.values()))
    late = late_deliverables(known, activity.plan.facts, as_of)
    return frozenset(position for position, one in facts.items() if one in late)


def _done(item: Deliverable) -> str:
    if item.done_on is None:
        return ""
    return date_range_in_words(item.done_from or item.done_on, item.done_on)
