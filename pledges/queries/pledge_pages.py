"""Everything that a pledge's page tells: a fixed number of queries, whatever happened to the pledge."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.audit.models import Event
from network_portal.audit.queries import public_events_about
from network_portal.audit.sentences import told_in_public
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.languages import current_language, date_in_words, translated_text
from network_portal.monitoring.models import Update
from network_portal.monitoring.rules.updates import UpdateState
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.directory import card_path
from network_portal.organisations.queries.names import is_named, names_for, not_listed
from pledges.models import Pledge
from pledges.models.pledges import CONCERNS, FORMS, KINDS, STAGES
from pledges.queries.carried import reports_with_activity, who_reports
from pledges.queries.held_stages import known_until
from pledges.queries.pledges import stage_day
from pledges.queries.updates import is_told, updates_about
from pledges.rules.completeness import missing
from pledges.rules.stages import MARKS, stage_of

MOST_EVENTS = 30
MOST_NEWS = 50
OF_STAGES = "pledges.apply_update"
WRITTEN_BY_ITS_OWN = frozenset({"pledges.publish_pledge", "pledges.change_pledge"})


@dataclass(frozen=True)
class News:
    """One accepted update as everybody may read it; `stage` and `mark` are empty where it said nothing of it."""

    day: date
    organisation: str
    stage: str
    mark: str
    nothing_new: bool
    done: str
    language: str
    links: list[str]


@dataclass(frozen=True)
class Names:
    """Who stands behind a pledge, as this reader may know it, with the address of its card where it chose one."""

    organisation: str
    card: str
    partners: list[dict[str, str]]
    unnamed_partners: int
    reporter: str
    by_activity: bool  # the reporter is that of the activity that carries it


def find_pledge(reference: str) -> Pledge | None:
    """With its organisation, reporter, match and the activity that carries it; one query."""
    related = ("organisation", "reporter", "matches", "activity__plan", "attachment")
    return Pledge.objects.filter(reference=reference).select_related(*related).first()


def stage_of_pledge(pledge: Pledge, *, reads_board: bool = False) -> dict[str, Any]:
    """Its badge, its words, and the day of which they tell: None where the stage is not known. Who reads the board
    reads of a stage that is held too."""
    is_held = reads_board and pledge.held_on is not None
    stage, updated_on = (pledge.held_stage, pledge.held_on) if is_held else (pledge.stage, pledge.updated_on)
    words = dict(STAGES).get(stage) or _("Stage not known")
    day = stage_day(updated_on, pledge.published_at) if stage else None
    return {"mark": MARKS[stage], "words": words, "day": day}


def names_of(pledge: Pledge, actor: Actor) -> Names:
    """Of a carried pledge the reporter is that of its activity; a fixed number of queries."""
    reporter = who_reports(pledge)
    bodies = [pledge.organisation, *([reporter] if reporter else [])]
    partners = list(pledge.partners.order_by("slug"))
    told = names_for(actor, [*bodies, *partners])
    named = [{"name": told[body.pk], "url": card_path(body)} for body in partners if told[body.pk] != not_listed()]
    return Names(
        organisation=told[pledge.organisation_id],
        card=card_path(pledge.organisation),
        partners=named,
        unnamed_partners=len(partners) - len(named),
        reporter=told[reporter.pk] if reporter else "",
        by_activity=reports_with_activity(pledge),
    )


def activity_that_carries(pledge: Pledge) -> dict[str, Any] | None:
    """The activity of a plan that everybody may read."""
    activity = pledge.activity
    if activity is None or activity.plan.is_draft:
        return None
    title = translated_text(activity, "title", current_language())
    url = reverse("workplan:activity", args=[activity.plan.slug, activity.code])
    return {"code": activity.code, "title": title[0], "language": title[1], "url": url}


def facts_missing(pledge: Pledge) -> dict[str, list[str]]:
    """In words: what is not known of the pledge (`unknown`) and what its source did not say plainly (`marked`)."""
    names = field_words()
    values = {name: getattr(pledge, name) for name in ("title", "text", "kind", "form", "concern", "stage")}
    values |= {"reporter": pledge.reporter_id, "starts_on": pledge.starts_on, "deadline": pledge.deadline}
    values |= {"measured": pledge.measured, "matches": pledge.matches_id, "matches_number": pledge.matches_number}
    for name in ("objectives", "principles", "partners"):
        values[name] = getattr(pledge, name).all()
    unknown = [str(names[name]) for name in missing(values) if name in names]
    words = {"inferred": _("read between the lines of the source"), "paraphrased": _("in our own words")}
    words["recorded"] = _("that of its entry here")
    marked = [
        _("%(field)s (%(how)s)") % {"field": names[name], "how": words[mark]}
        for name, mark in pledge.marks.items()
        if name in names and mark in words
    ]
    return {"unknown": unknown, "marked": marked}


def field_words() -> dict[str, Any]:
    """The fields of a pledge as visitors read of them."""
    own = ("title", "text", "kind", "form", "concern", "stage", "organisation", "reporter", "starts_on", "deadline")
    columns = {name: Pledge._meta.get_field(name).verbose_name for name in own}  # type: ignore[union-attr]
    return columns | {
        "measured": _("how it will be measured"),
        "objectives": _("objectives or principles"),
        "partners": _("partners"),
        "countries": _("countries"),
        "matches": _("the pledge that it matches"),
        "year": _("year"),
        "language": _("language"),
        "principles": _("guiding principles"),
        "activity": _("the activity that carries it"),
        "attachment": _("the file beside it"),
        "global_number": _("number in the global registry"),
        "global_address": _("address in the global registry"),
    }


def news_of(pledge: Pledge, actor: Actor, *, reads_board: bool) -> list[News]:
    """Accepted updates that speak of it, newest first, with the names that this person may read; three queries.

    What an activity said while it carried the pledge is told when the activity's page tells it.
    """
    found = updates_about(pledge).filter(state=UpdateState.ACCEPTED)
    found = found.select_related("organisation", "subject__activity__plan")
    told = [update for update in found[:MOST_NEWS] if is_told(update, reads_board=reads_board)]
    names = names_for(actor, {pledge.organisation, *(update.organisation for update in told)})
    return [_news(update, names[update.organisation_id]) for update in told]


def _news(update: Update, organisation: str) -> News:
    stage = stage_of(update.status)
    assert update.submitted_at
    return News(
        day=clock.day_of(update.submitted_at),
        organisation=organisation,
        stage=str(dict(STAGES)[stage]) if stage else "",
        mark=MARKS[stage] if stage else "",
        nothing_new=update.nothing_new,
        done=update.done,
        language=update.language,
        links=[line for line in update.evidence.split() if line.startswith(("https://", "http://"))],
    )


def changes_of(pledge: Pledge, *, reads_board: bool = False) -> list[dict[str, Any]]:
    """What changed and when, as visitors may read it: the organisation, never a person; newest first. While a stage
    is held, the updates that visitors do not know are not told."""
    events = list(public_events_about(pledge._meta.label_lower, pledge.pk)[:MOST_EVENTS])
    if pledge.held_on and not reads_board:
        until = known_until(pledge.activity)
        events = [one for one in events if one.verb != OF_STAGES or (until and clock.day_of(one.at) <= until)]
    by_id, by_slug = _named_in(events, pledge)
    return [_entry(event, by_id, by_slug, pledge) for event in events]


def _named_in(events: Iterable[Event], pledge: Pledge) -> tuple[dict[int, str], dict[str, str]]:
    """Those of these events that everybody may know by name, by id and by slug; one query."""
    bodies = {event.organisation_id for event in events if event.organisation_id}
    slugs = {slug for event in events for partners in event.changes.get("partners", []) for slug in partners}
    found = Organisation.objects.filter(is_named(), Q(pk__in={pledge.organisation_id, *bodies}) | Q(slug__in=slugs))
    named = list(found) if bodies or slugs else []
    return {one.pk: one.short_name for one in named}, {one.slug: one.short_name for one in named}


def _entry(event: Event, by_id: dict[int, str], by_slug: dict[str, str], pledge: Pledge) -> dict[str, Any]:
    """What an organisation wrote is its own, though a co-chair published it."""
    body = pledge.organisation_id if event.verb in WRITTEN_BY_ITS_OWN else event.organisation_id
    return {
        "text": told_in_public(event, target=pledge.reference),
        "when": date_in_words(event.at),
        "by": by_id.get(body or 0, ""),
        "changes": list(_differences(event.changes, by_slug)),
    }


def _differences(changes: dict[str, Any], by_slug: dict[str, str]) -> Iterable[dict[str, str]]:
    """Fields whose two values can be read; of partners those alone whose names are public."""
    for name, words in field_words().items():
        if name in changes and name not in ("organisation", "reporter", "activity", "matches"):
            before, after = changes[name]
            if name == "partners":
                before, after = ([by_slug[slug] for slug in side if slug in by_slug] for side in changes[name])
            told = _file_words(before, after) if name == "attachment" else (_value(name, before), _value(name, after))
            if told[0] != told[1]:
                yield {"label": str(words), "before": told[0], "after": told[1]}


def _file_words(before: str, after: str) -> tuple[str, str]:
    """Of two hashes."""
    return _("a file") if before else "", (_("another file") if before else _("a file")) if after else ""


def _value(name: str, value: Any) -> str:
    choices = {"stage": STAGES, "kind": KINDS, "form": FORMS, "concern": CONCERNS}.get(name)
    if choices is not None:
        return str(dict(choices).get(value, value or ""))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    try:
        return date_in_words(date.fromisoformat(str(value)))
    except ValueError:
        return "" if value is None else str(value)
