"""What is being written, and what waits for a co-chair."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, Actor
from network_portal.common.drafts import OPEN, SubmissionState, overtaken, said_anew
from network_portal.common.languages import current_language, date_in_words, one_after_another, translated_text
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import names_for
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective
from pledges.models import Pledge, PledgeFile, Submission
from pledges.models.pledges import CONCERNS, FORMS, KINDS, STAGES
from pledges.queries.field_words import FIELD_WORDS
from pledges.queries.values import values_of
from pledges.rules.sections import SECTIONS
from workplan.models import Activity
from workplan.queries.plans import plan_in_force

LATELY = timedelta(days=90)
CHOICES: Mapping[str, Mapping[str, Any]] = {
    "kind": dict(KINDS),
    "form": dict(FORMS),
    "stage": dict(STAGES),
    "concern": dict(CONCERNS),
    "language": dict(settings.LANGUAGES),
}
MODELS: Mapping[str, type[Any]] = {
    "partners": Organisation,
    "reporter": Organisation,
    "objectives": Objective,
    "principles": GuidingPrinciple,
    "countries": Country,
    "matches": Pledge,
    "attachment": PledgeFile,
    "activity": Activity,
}


def to_review() -> QuerySet[Submission]:
    """Oldest first."""
    waiting = Submission.objects.filter(state=SubmissionState.SUBMITTED)
    return waiting.select_related("organisation", "pledge").order_by("submitted_at", "pk")


def to_review_by(actor: Actor) -> QuerySet[Submission]:
    """Those that this co-chair may decide on."""
    others = to_review().exclude(writers=actor.user_id or 0).exclude(organisation__in=actor.memberships)
    if not actor.memberships:
        return others
    mine = set(actor.memberships)
    return others.exclude(
        pk__in=[
            one.pk for one in others.select_related(None).only("values", "base", "organisation") if one.bodies & mine
        ]
    )


def are_examples(found: QuerySet[Submission]) -> bool:
    """Whether there are some, and invented ones alone."""
    real = found.order_by().exclude(organisation__is_example=True).exclude(pledge__is_example=True)
    return found.exists() and not real.exists()


def unfinished(actor: Actor, organisations: Iterable[int]) -> QuerySet[Submission]:
    """Drafts and returned ones of these organisations, and those that a co-chair writes for others."""
    open_ones = Submission.objects.filter(state__in=[SubmissionState.DRAFT, SubmissionState.RETURNED])
    mine = open_ones.filter(organisation__in=list(organisations))
    if actor.has_role(CO_CHAIR):
        mine |= open_ones.filter(author=actor.user_id or 0)
    return mine.select_related("organisation", "pledge").order_by("saved_at", "pk")


def lately_of(actor: Actor, organisations: Iterable[int]) -> QuerySet[Submission]:
    """Of these organisations, or begun by this co-chair for others: what is being written or waits, and what was
    decided on or withdrawn lately."""
    mine = Q(organisation__in=list(organisations))
    if actor.has_role(CO_CHAIR):
        mine |= Q(author=actor.user_id or 0)
    since = clock.now() - LATELY
    lately = Q(decided_at__gte=since) | Q(state=SubmissionState.WITHDRAWN, saved_at__gte=since)
    found = Submission.objects.filter(mine).filter(Q(state__in=OPEN) | lately)
    return found.select_related("organisation", "pledge").order_by("-saved_at", "-pk")


def carrying_choices(pledge: Pledge | None, *, is_example: bool) -> QuerySet[Activity]:
    """The activities of the plan in force that carry no other pledge; invented ones for invented pledges alone."""
    plan = plan_in_force()
    fits = plan is not None and plan.is_example == is_example
    free = Activity.objects.current().filter(plan=plan, pledge=None) if fits else Activity.objects.none()
    own = Activity.objects.filter(pk=pledge.activity_id or 0) if pledge else Activity.objects.none()
    return (free | own).select_related("plan").order_by("position", "id")


def told(reader: Actor, *several: Mapping[str, Any]) -> list[dict[str, str]]:
    """These values in words of the current language, each by its field, organisations as this person may know them; a
    fixed number of queries for all."""
    wanted: dict[str, set[int]] = {name: set() for name in MODELS}
    for values in several:
        for name in MODELS:
            wanted[name] |= set(_ids(values.get(name)))
    bodies = wanted["partners"] | wanted["reporter"]
    rows = {name: (MODELS[name], bodies if MODELS[name] is Organisation else ids) for name, ids in wanted.items()}
    named: dict[Any, dict[int, str]] = {}
    for model, ids in rows.values():
        if model not in named:
            found = model._default_manager.in_bulk(ids) if ids else {}
            named[model] = (
                names_for(reader, found.values())
                if model is Organisation
                else {pk: _named(row) for pk, row in found.items()}
            )
    return [{name: _words(name, values.get(name), named) for name in FIELD_WORDS} for values in several]


def sections_told(values: Mapping[str, Any], reader: Actor) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Each section with the fields that say something: name, label and words."""
    words = told(reader, values)[0]
    return [
        (section, [(name, str(FIELD_WORDS[name]), words[name]) for name in names if words[name]])
        for section, names in SECTIONS.items()
    ]


def differences(submission: Submission, reader: Actor) -> list[dict[str, str]]:
    """What a change says anew, beside what the pledge says: `label`, `before`, `after`; and `begun`, what it said when
    the change was begun, where that is something else. Once it is decided, as it was begun."""
    base, said = submission.base, submission.values
    is_open = submission.pledge and submission.state in OPEN
    now = {**base, **values_of(submission.pledge)} if is_open and submission.pledge else base
    begun, before, after = told(reader, base, now, said)
    anew, other = set(said_anew(base, said)), set(overtaken(base, said, now))
    return [
        {"label": str(label), "before": before[name], "after": after[name]}
        | ({"begun": begun[name] or "–"} if name in other else {})
        for name, label in FIELD_WORDS.items()
        if name in anew
    ]


def since_returned(submission: Submission, reader: Actor) -> list[dict[str, str]]:
    """What differs, when it is sent again, from what a co-chair returned."""
    return _different(reader, submission.returned, submission.said) if submission.returned else []


def _different(reader: Actor, one: Mapping[str, Any], other: Mapping[str, Any]) -> list[dict[str, str]]:
    before, after = told(reader, one, other)
    fields = [name for name in FIELD_WORDS if (one.get(name) or None) != (other.get(name) or None)]
    return [{"label": str(FIELD_WORDS[one]), "before": before[one], "after": after[one]} for one in fields]


def _ids(value: Any) -> list[int]:
    if not value:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _words(name: str, value: Any, named: Mapping[Any, Mapping[int, str]]) -> str:
    if name in CHOICES:
        return str(CHOICES[name].get(value, "")) if value else ""
    if name in MODELS:
        return one_after_another(named[MODELS[name]].get(pk, "–") for pk in _ids(value))
    if name in ("starts_on", "deadline"):
        return date_in_words(date.fromisoformat(value)) if value else ""
    return str(value or "")


def _named(row: Any) -> str:
    if isinstance(row, Objective):
        return f"{row.number}. {translated_text(row, 'short', current_language())[0]}"
    if isinstance(row, Activity):
        return f"{row.code} {translated_text(row, 'title', current_language())[0]}"
    return str(row)
