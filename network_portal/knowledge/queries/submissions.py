"""What is being written, and what waits for review."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from network_portal.common.actors import Actor
from network_portal.common.drafts import OPEN, WRITABLE, SubmissionState, overtaken, said_anew
from network_portal.common.languages import current_language, one_after_another, translated_text
from network_portal.common.numbers import grouped
from network_portal.common.text_statuses import TextStatus
from network_portal.knowledge.models import PracticeReview, PracticeSubmission, PracticeText
from network_portal.knowledge.models.practices import LEVELS, POPULATIONS
from network_portal.knowledge.queries.field_words import FIELD_WORDS
from network_portal.knowledge.queries.values import values_of
from network_portal.knowledge.rules.reviews import may_review
from network_portal.knowledge.rules.sections import SECTIONS
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.names import is_named
from network_portal.organisations.queries.organisations import organisations_seen_by
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective

MODELS: Mapping[str, tuple[type[Any], str]] = {
    "objectives": (Objective, "short"),
    "principles": (GuidingPrinciple, "name"),
    "countries": (Country, "name"),
}


def to_review() -> QuerySet[PracticeSubmission]:
    """Oldest first."""
    waiting = PracticeSubmission.objects.filter(state=SubmissionState.SUBMITTED)
    people = waiting.select_related("organisation", "practice").prefetch_related("writers", "practice__implementers")
    return people.order_by("submitted_at", "pk")


def taken_off() -> QuerySet[PracticeText]:
    """What was published and nobody reads now, in the words of its authors, and of no change that is being written."""
    texts = PracticeText.objects.filter(practice__is_published=False, status=TextStatus.ORIGINAL)
    written = PracticeSubmission.objects.filter(state__in=OPEN, practice__isnull=False)
    return texts.exclude(practice__in=written.values("practice")).select_related("practice").order_by("-practice")


def unfinished(actor: Actor, organisations: Iterable[int]) -> QuerySet[PracticeSubmission]:
    """Drafts and returned ones of these organisations, and those that this person writes for others."""
    open_ones = PracticeSubmission.objects.filter(state__in=[one.value for one in WRITABLE])
    mine = open_ones.filter(organisation__in=list(organisations)) | open_ones.filter(author=actor.user_id or 0)
    return mine.select_related("organisation", "practice").order_by("saved_at", "pk")


def organisations_to_name(actor: Actor) -> OrganisationQuerySet:
    """For whom this person of the staff may begin a practice: whose name is public, or whom they may see."""
    seen = organisations_seen_by(actor).values("pk")
    return Organisation.objects.filter(is_named() | Q(pk__in=seen))


def reviews_of(submission: PracticeSubmission) -> QuerySet[PracticeReview]:
    """Of what was sent last."""
    return submission.reviews.filter(sent=submission.submissions).select_related("reviewer")


def may_be_reviewed_by(actor: Actor, submission: PracticeSubmission) -> bool:
    return may_review(actor.memberships, submission.bodies, wrote=submission.was_written_by(actor.user_id))


def sections_told(values: Mapping[str, Any]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Each section with the fields that say something: name, label and words."""
    words = _told(values)
    return [
        (section, [(name, str(FIELD_WORDS[name]), words[name]) for name in names if words[name]])
        for section, names in SECTIONS.items()
    ]


def differences(submission: PracticeSubmission) -> list[dict[str, str]]:
    """What a change says anew, beside what the practice says: `label`, `before`, `after`; and `begun`, what it said
    when the change was begun, where that is something else. Once it is decided, as it was begun."""
    base, said = submission.base, submission.values
    is_open = submission.practice and submission.state in OPEN
    now = {**base, **values_of(submission.practice)} if is_open and submission.practice else base
    begun, before, after = _told(base), _told(now), _told(said)
    anew, other = set(said_anew(base, said)), set(overtaken(base, said, now))
    return [
        {"label": str(label), "before": before[name], "after": after[name]}
        | ({"begun": begun[name] or "–"} if name in other else {})
        for name, label in FIELD_WORDS.items()
        if name in anew
    ]


def since_returned(submission: PracticeSubmission) -> list[dict[str, str]]:
    """What differs, when it is sent again, from what a reviewer returned."""
    if not submission.returned:
        return []
    before, after = _told(submission.returned), _told(submission.said)
    return [
        {"label": str(label), "before": before[name], "after": after[name]}
        for name, label in FIELD_WORDS.items()
        if before[name] != after[name]
    ]


def _told(values: Mapping[str, Any]) -> dict[str, str]:
    choices: dict[str, dict[Any, Any]] = {
        "level": dict(LEVELS),
        "populations": dict(POPULATIONS),
        "language": dict(settings.LANGUAGES),
    }
    return {name: _words(name, values.get(name), choices.get(name)) for name in FIELD_WORDS}


def _words(name: str, value: Any, choices: Mapping[str, Any] | None) -> str:
    if not value:
        return ""
    if name in MODELS:
        model, field = MODELS[name]
        rows = model._default_manager.filter(pk__in=value)
        return one_after_another(translated_text(row, field, current_language())[0] for row in rows)
    if name == "cost" and isinstance(value, int):
        return grouped(value)
    several = value if isinstance(value, list) else [value]
    return one_after_another(str((choices or {}).get(one, one)) for one in several)
