"""'We copied this': told by an organisation, published or declined by staff to whom it does not belong."""

from collections.abc import Iterator

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from network_portal.common.lines import kept_lines
from network_portal.common.versions import take
from network_portal.knowledge.actions.copy_letters import ask_about_copy, tell_declined, tell_shown
from network_portal.knowledge.models import Practice, PracticeCopy
from network_portal.knowledge.permissions import can_review_practices, can_write_practice
from network_portal.knowledge.queries.copies import may_decide_on
from network_portal.knowledge.rules.copies import STANDING, CopyState, copy_refusals, may_become
from network_portal.knowledge.rules.lengths import COMMENT
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country


@transaction.atomic
def tell_copy(
    *,
    by: Actor,
    practice: Practice,
    organisation: Organisation,
    country: Country,
    year: int,
    changed: str,
    is_named: bool = False,
) -> PracticeCopy:
    """Told in the language of its author; nobody reads it before staff published it.

    Raises DomainError: practice_not_yours, copy_told_already, copy_of_ones_own, and those of `refusals`.
    """
    if not can_write_practice.test(by, organisation.pk):
        raise DomainError("practice_not_yours")
    fresh = Practice.objects.select_for_update(of=("self",)).get(pk=practice.pk)
    for refusal in refusals(fresh, organisation, year=year, changed=changed):
        raise refusal
    copy = PracticeCopy.objects.create(
        practice=fresh,
        organisation=organisation,
        country=country,
        year=year,
        changed=kept_lines(changed)[:COMMENT],
        language=current_language(),
        is_named=is_named,
        author_id=by.user_id,
    )
    record("knowledge.tell_copy", by=by, target=copy)
    ask_about_copy(copy)
    return copy


@transaction.atomic
def publish_copy(*, by: Actor, copy: PracticeCopy, version: int) -> PracticeCopy:
    """Everybody reads it on the page of the practice. Raises DomainError: practice_review_not_yours,
    practice_is_ones_own, changed_meanwhile, copy_not_waiting."""
    fresh = _decided(by, copy, version, CopyState.PUBLISHED)
    fresh.save()
    record("knowledge.publish_copy", by=by, target=fresh)
    tell_shown(fresh)
    return fresh


@transaction.atomic
def decline_copy(*, by: Actor, copy: PracticeCopy, version: int, reason: str) -> PracticeCopy:
    """Its author is told why. Raises as `publish_copy`, and copy_needs_reason."""
    reason = kept_lines(reason)
    if not reason:
        raise DomainError("copy_needs_reason", field="reason")
    fresh = _decided(by, copy, version, CopyState.DECLINED)
    fresh.reason = reason[:COMMENT]
    fresh.save()
    record("knowledge.decline_copy", by=by, target=fresh, note=fresh.reason)
    tell_declined(fresh)
    return fresh


@transaction.atomic
def withdraw_copy(*, by: Actor, copy: PracticeCopy, version: int) -> PracticeCopy:
    """By the people of its organisation, at any time; nobody reads it any more, at once.

    Raises DomainError: practice_not_yours, changed_meanwhile, copy_not_waiting.
    """
    if not can_write_practice.test(by, copy.organisation_id):
        raise DomainError("practice_not_yours")
    fresh = take(copy, version)
    _move(fresh, CopyState.WITHDRAWN)
    fresh.save()
    record("knowledge.withdraw_copy", by=by, target=fresh)
    return fresh


def refusals(
    practice: Practice, organisation: Organisation | None, *, year: int | None, changed: str
) -> Iterator[DomainError]:
    """All that speaks against telling it; what is not known yet is None."""
    said = copy_refusals(year=year, since=practice.year_from, this_year=clock.today().year, changed=changed)
    yield from (DomainError(code, field=field) for code, field in said)
    if organisation and practice.implementers.filter(pk=organisation.pk).exists():
        yield DomainError("copy_of_ones_own", field="organisation")
    told = PracticeCopy.objects.filter(practice=practice, state__in=[one.value for one in STANDING])
    if organisation and year and told.filter(organisation=organisation, year=year).exists():
        yield DomainError("copy_told_already", field="year")


def _decided(by: Actor, copy: PracticeCopy, version: int, following: CopyState) -> PracticeCopy:
    if not can_review_practices.test(by):
        raise DomainError("practice_review_not_yours")
    fresh = take(copy, version)
    if not may_decide_on(by, fresh):
        raise DomainError("practice_is_ones_own")
    _move(fresh, following)
    fresh.decided_at, fresh.decided_by_id = clock.now(), by.user_id
    return fresh


def _move(copy: PracticeCopy, following: CopyState) -> None:
    if not may_become(copy.state, following):
        raise DomainError("copy_not_waiting")
    copy.state = following.value
