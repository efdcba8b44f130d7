"""A Working Table drafts a recommendation, endorses it and takes it back; nobody else does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from mechanism.models import Recommendation, RecommendationText
from mechanism.permissions import can_endorse
from mechanism.queries.recommendations import highest_number
from mechanism.rules.recommendations import RecommendationState, reference_of
from network_portal.audit.actions import changes_between, record
from network_portal.bodies.models import Body
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.lines import kept_lines, one_line
from network_portal.common.text_statuses import TextStatus
from network_portal.common.versions import take
from network_portal.taxonomy.models import Objective

WORDS = ("language", "title", "words")


@dataclass(frozen=True)
class Draft:
    """All that the table writes, in `language`."""

    language: str
    title: str
    words: str
    objectives: Iterable[Objective] = ()


@transaction.atomic
def draft_recommendation(*, by: Actor, body: Body, draft: Draft) -> Recommendation:
    """The members of the table read it, and nobody else. Raises DomainError: recommendation_not_yours, and those of
    `refusals`."""
    _permit(by, body)
    _check(draft)
    made = Recommendation.objects.create(body=body, is_example=body.is_example)
    _write(made, draft)
    record("mechanism.draft_recommendation", by=by, target=made)
    return made


@transaction.atomic
def change_recommendation(*, by: Actor, recommendation: Recommendation, version: int, draft: Draft) -> Recommendation:
    """As long as it is a draft: what is endorsed stands as it was decided.

    Raises DomainError: recommendation_not_yours, changed_meanwhile, recommendation_not_a_draft, and those of
    `refusals`.
    """
    _permit(by, recommendation.body)
    _check(draft)
    fresh = _taken_draft(recommendation, version)
    before = described(fresh)
    fresh.saved_at = clock.now()
    fresh.save(update_fields=["saved_at"])
    _write(fresh, draft)
    record("mechanism.change_recommendation", by=by, target=fresh, changes=changes_between(before, described(fresh)))
    return fresh


@transaction.atomic
def endorse_recommendation(
    *, by: Actor, recommendation: Recommendation, version: int, endorsed_on: date
) -> Recommendation:
    """Everybody reads it from now on, at an address that stays. `endorsed_on` is the day on which the table decided.

    Raises DomainError: recommendation_not_yours, changed_meanwhile, recommendation_not_a_draft,
    endorsed_in_the_future.
    """
    _permit(by, recommendation.body)
    if endorsed_on > clock.today():
        raise DomainError("endorsed_in_the_future", field="endorsed_on")
    table = Body.objects.select_for_update(of=("self",)).get(pk=recommendation.body_id)  # of two the later counts on
    fresh = _taken_draft(recommendation, version)
    taken = highest_number(table, endorsed_on.year)
    fresh.reference = reference_of(table.number or 0, endorsed_on.year, taken)
    fresh.state = RecommendationState.ENDORSED.value
    fresh.endorsed_on, fresh.published_at = endorsed_on, clock.now()
    fresh.save(update_fields=["reference", "state", "endorsed_on", "published_at"])
    record("mechanism.endorse_recommendation", by=by, target=fresh)
    return fresh


@transaction.atomic
def withdraw_recommendation(*, by: Actor, recommendation: Recommendation, version: int, reason: str) -> Recommendation:
    """Nobody outside the table reads it any more, at once; its number is not given again.

    Raises DomainError: recommendation_not_yours, changed_meanwhile, recommendation_withdrawn,
    withdrawal_needs_reason.
    """
    _permit(by, recommendation.body)
    if not kept_lines(reason):
        raise DomainError("withdrawal_needs_reason", field="reason")
    fresh = take(recommendation, version)
    if fresh.state == RecommendationState.WITHDRAWN:
        raise DomainError("recommendation_withdrawn")
    fresh.state, fresh.withdrawal = RecommendationState.WITHDRAWN.value, reason
    fresh.save(update_fields=["state", "withdrawal"])
    record("mechanism.withdraw_recommendation", by=by, target=fresh)
    return fresh


def refusals(*, title: str, words: str) -> Iterator[DomainError]:
    if not one_line(title):
        yield DomainError("recommendation_needs_title", field="title")
    if not kept_lines(words):
        yield DomainError("recommendation_needs_words", field="words")


def described(one: Recommendation) -> dict[str, Any]:
    """As the audit keeps it."""
    original = RecommendationText.objects.filter(recommendation=one, status=TextStatus.ORIGINAL.value).get()
    words = {name: getattr(original, name) for name in WORDS}
    return words | {"objectives": sorted(objective.number for objective in one.objectives.all())}


def _permit(by: Actor, body: Body) -> None:
    if not can_endorse.test(by, body):
        raise DomainError("recommendation_not_yours")


def _check(draft: Draft) -> None:
    for refusal in refusals(title=draft.title, words=draft.words):
        raise refusal


def _taken_draft(recommendation: Recommendation, version: int) -> Recommendation:
    fresh = take(recommendation, version)
    if fresh.state != RecommendationState.DRAFT:
        raise DomainError("recommendation_not_a_draft")
    return fresh


def _write(one: Recommendation, draft: Draft) -> None:
    """Words that others translated stay, but for those in the language that is the original now."""
    one.objectives.set(draft.objectives)
    one.texts.filter(language=draft.language).exclude(status=TextStatus.ORIGINAL.value).delete()
    said = {name: getattr(draft, name) for name in WORDS}
    RecommendationText.objects.update_or_create(recommendation=one, status=TextStatus.ORIGINAL.value, defaults=said)
