"""A recommendation goes to those it asks something of; what they said, and what became of it, is told beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from mechanism.actions.recommendation_letters import tell_addressee, tell_table
from mechanism.models import Addressee, FollowUp, Recommendation, RecommendationResponse
from mechanism.permissions import can_answer_recommendation, can_endorse, can_record_response
from mechanism.rules.recommendations import RecommendationState, reached
from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import FOCAL_POINT, Actor
from network_portal.common.errors import DomainError
from network_portal.common.lines import kept_lines, one_line
from network_portal.common.versions import take
from network_portal.organisations.models import Organisation


@dataclass(frozen=True)
class Said:
    """What an addressee said, in `language`."""

    stance: str
    words: str
    language: str
    given_on: date


@transaction.atomic
def address_recommendation(
    *,
    by: Actor,
    recommendation: Recommendation,
    version: int,
    organisations: Iterable[Organisation] = (),
    to_network: bool = False,
) -> list[Addressee]:
    """Those who are new are written to, once; nobody is reminded. Who was addressed stays so.

    Raises DomainError: recommendation_not_yours, changed_meanwhile, recommendation_not_public,
    addressees_missing, addressee_not_named.
    """
    if not can_endorse.test(by, recommendation.body):
        raise DomainError("recommendation_not_yours")
    wanted: list[Organisation | None] = [*organisations, *([None] if to_network else [])]
    if any(one is not None and not one.is_named for one in wanted):
        raise DomainError("addressee_not_named", field="organisations")
    fresh = _moved(recommendation, version, RecommendationState.ADDRESSED)
    there = set(fresh.addressees.values_list("organisation", flat=True))
    new = [one for one in wanted if (one.pk if one else None) not in there]
    if not new and not there:
        raise DomainError("addressees_missing", field="organisations")
    made = [Addressee.objects.create(recommendation=fresh, organisation=one) for one in new]
    names = sorted(one.organisation.slug if one.organisation else "regional-network" for one in made)
    record("mechanism.address_recommendation", by=by, target=fresh, changes={"addressees": [[], names]})
    for addressee in made:
        tell_addressee(addressee)
    return made


@transaction.atomic
def record_response(
    *, by: Actor, addressee: Addressee, version: int, said: Said, source: str
) -> RecommendationResponse:
    """By the table, a co-chair or an editor, with where it can be read.

    Raises DomainError: response_not_yours, changed_meanwhile, recommendation_not_public, response_needs_words,
    response_needs_source, response_in_the_future.
    """
    if not can_record_response.test(by, addressee.recommendation):
        raise DomainError("response_not_yours")
    if not one_line(source):
        raise DomainError("response_needs_source", field="source")
    return _responded(by, "mechanism.record_response", addressee, version, said, source=source)


@transaction.atomic
def answer_recommendation(*, by: Actor, addressee: Addressee, version: int, said: Said) -> RecommendationResponse:
    """By the addressee's own people; the table is told. Raises as `record_response`."""
    own = addressee.organisation_id in by.organisations_as(FOCAL_POINT)
    if not own or not can_answer_recommendation.test(by, addressee.recommendation):
        raise DomainError("response_not_yours")
    response = _responded(by, "mechanism.answer_recommendation", addressee, version, said, is_own=True)
    tell_table(response)
    return response


@transaction.atomic
def follow_up_recommendation(
    *, by: Actor, recommendation: Recommendation, version: int, words: str, language: str, noted_on: date
) -> FollowUp:
    """What became of it, in the table's own words. Raises DomainError: recommendation_not_yours, changed_meanwhile,
    recommendation_not_public, follow_up_needs_words, response_in_the_future."""
    if not can_endorse.test(by, recommendation.body):
        raise DomainError("recommendation_not_yours")
    if not kept_lines(words):
        raise DomainError("follow_up_needs_words", field="words")
    _not_to_come(noted_on, "noted_on")
    fresh = _moved(recommendation, version, RecommendationState.FOLLOWED)
    noted = FollowUp.objects.create(recommendation=fresh, words=words, language=language, noted_on=noted_on)
    record("mechanism.follow_up_recommendation", by=by, target=fresh)
    return noted


def _responded(
    by: Actor, verb: str, addressee: Addressee, version: int, said: Said, *, source: str = "", is_own: bool = False
) -> RecommendationResponse:
    if not kept_lines(said.words):
        raise DomainError("response_needs_words", field="words")
    _not_to_come(said.given_on, "given_on")
    fresh = _moved(addressee.recommendation, version, RecommendationState.ANSWERED)
    values = {name: getattr(said, name) for name in ("stance", "words", "language", "given_on")}
    response = RecommendationResponse.objects.create(addressee=addressee, source=source, is_own=is_own, **values)
    record(verb, by=by, target=fresh, note=source)
    return response


def _moved(recommendation: Recommendation, version: int, step: RecommendationState) -> Recommendation:
    """Raises DomainError: changed_meanwhile, recommendation_not_public."""
    fresh = take(recommendation, version)
    if not fresh.is_public:
        raise DomainError("recommendation_not_public")
    fresh.state = reached(fresh.state, step).value
    fresh.save(update_fields=["state"])
    return fresh


def _not_to_come(day: date, field: str) -> None:
    if day > clock.today():
        raise DomainError("response_in_the_future", field=field)
