from django.db import transaction

from network_portal.audit.actions import record
from network_portal.bodies.actions.letters import tell_mandate_ended
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.models.mandates import MandateQuerySet
from network_portal.bodies.rules.endings import mandate_mark
from network_portal.common import clock, withdrawals
from network_portal.common.actors import SYSTEM, Actor
from network_portal.common.errors import DomainError

ENDED = "bodies.end_mandate"


@transaction.atomic
def end_mandate(*, by: Actor, mandate: Mandate, how: str, reason: str = "") -> Mandate:
    """Before its term: from today on, or from its first day if that is still to come, the office is vacant.

    What the person told of their gender is needed no more. Raises DomainError: mandate_ended_already.
    """
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("body", "person").get(pk=mandate.pk)
    if mandate.ended_on is not None:
        raise DomainError("mandate_ended_already")
    mandate.ended_on, mandate.how_ended = max(mandate.starts_on, clock.today()), how
    if how == Mandate.TERM_OVER:
        mandate.ended_on = mandate.ends_on
    mandate.reason, mandate.gender = reason, ""
    mandate.save(update_fields=["ended_on", "how_ended", "reason", "gender"])
    record("bodies.end_mandate", by=by, target=mandate, changes={"how_ended": ["", how]})
    tell_mandate_ended(mandate)
    if mandate.person and how != Mandate.TERM_OVER:  # a term is over in a restored backup, too
        held = (mandate.body.slug, mandate.office, mandate.person.key, mandate.starts_on)
        withdrawals.note(ENDED, mandate_mark(*held, how))
    return mandate


def end_early(*, by: Actor, mandate: Mandate, how: str, reason: str) -> Mandate:
    """Somebody else records that it ended. Raises DomainError: ending_unknown, ending_reason_missing, own_mandate,
    mandate_ended_already."""
    if how not in Mandate.BY_OTHERS:
        raise DomainError("ending_unknown", field="how")
    if not reason.strip():
        raise DomainError("ending_reason_missing", field="reason")
    if by.user_id is not None and mandate.person_id == by.user_id:
        raise DomainError("own_mandate")
    return end_mandate(by=by, mandate=mandate, how=how, reason=reason)


@transaction.atomic
def resign(*, by: Actor, mandate: Mandate) -> Mandate:
    """Raises DomainError: others_mandate, mandate_ended_already."""
    _check_own(by, mandate)
    return end_mandate(by=by, mandate=mandate, how=Mandate.RESIGNED)


@transaction.atomic
def choose_what_is_told(*, by: Actor, mandate: Mandate, is_named: bool, gender: str) -> Mandate:
    """Whether the world reads the holder's name beside the office, and what counts of them for parity: nothing unless
    they say so. Raises DomainError: others_mandate, mandate_ended_already."""
    _check_own(by, mandate)
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("body").get(pk=mandate.pk)
    if mandate.term.until <= clock.today():
        raise DomainError("mandate_ended_already")
    before, mandate.is_named = mandate.is_named, is_named
    mandate.gender = gender
    mandate.save(update_fields=["is_named", "gender"])
    record("bodies.choose_what_is_told", by=by, target=mandate, changes={"is_named": [before, is_named]})
    return mandate


def _check_own(by: Actor, mandate: Mandate) -> None:
    if mandate.person_id is None or mandate.person_id != by.user_id:
        raise DomainError("others_mandate")


def end_mandates(*, by: Actor, mandates: MandateQuerySet, how: str) -> int:
    """Each of them that lasts, in one transaction; how many."""
    with transaction.atomic():
        lasting = list(mandates.lasting(clock.today()).order_by("pk"))
        for mandate in lasting:
            end_mandate(by=by, mandate=mandate, how=how)
    return len(lasting)


def end_terms_that_are_over(body: Body | None = None) -> int:
    """A job each day: what ended by itself is said so, with the day on which it did, however late the job comes."""
    over = list(_over(body).order_by("pk").values_list("pk", flat=True))
    return sum(_end_term(number) for number in over)


def _over(body: Body | None) -> MandateQuerySet:
    over = Mandate.objects.over(clock.today())
    return over.filter(body=body) if body else over


@transaction.atomic
def _end_term(number: int) -> int:
    """Two jobs at once end it once: the second waits for the first, and finds nothing to end."""
    found = Mandate.objects.select_for_update(of=("self",)).filter(pk=number, ended_on=None).first()
    if found:
        end_mandate(by=SYSTEM, mandate=found, how=Mandate.TERM_OVER)
    return int(found is not None)


def follow_seat(organisation_id: int, person_id: int, before: str, after: str) -> None:
    """Who is out of the team of an organisation holds no office for it any more."""
    if not after:
        theirs = Mandate.objects.filter(organisation=organisation_id, person=person_id)
        end_mandates(by=SYSTEM, mandates=theirs, how=Mandate.TEAM_LEFT)
