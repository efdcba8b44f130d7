from django.db import transaction

from network_portal.audit.actions import record
from network_portal.bodies.actions.letters import tell_mandate_ended
from network_portal.bodies.models import Mandate
from network_portal.bodies.models.mandates import MandateQuerySet
from network_portal.bodies.rules.endings import mandate_mark
from network_portal.common import clock, withdrawals
from network_portal.common.actors import SYSTEM, Actor
from network_portal.common.errors import DomainError

ENDED = "bodies.end_mandate"


@transaction.atomic
def end_mandate(*, by: Actor, mandate: Mandate, how: str) -> Mandate:
    """Before its term: from today on, or from its first day if that is still to come, the office is vacant."""
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("body", "person").get(pk=mandate.pk)
    if mandate.ended_on is not None:
        raise DomainError("mandate_ended_already")
    mandate.ended_on, mandate.how_ended = max(mandate.starts_on, clock.today()), how
    if how == Mandate.TERM_OVER:
        mandate.ended_on = mandate.ends_on
    mandate.save(update_fields=["ended_on", "how_ended"])
    record("bodies.end_mandate", by=by, target=mandate, changes={"how_ended": ["", how]})
    tell_mandate_ended(mandate)
    if mandate.person and how != Mandate.TERM_OVER:  # a term is over in a restored backup, too
        held = (mandate.body.slug, mandate.office, mandate.person.key, mandate.starts_on)
        withdrawals.note(ENDED, mandate_mark(*held, how))
    return mandate


def end_mandates(*, by: Actor, mandates: MandateQuerySet, how: str) -> int:
    """Each of them that lasts, in one transaction; how many."""
    with transaction.atomic():
        lasting = list(mandates.lasting(clock.today()).order_by("pk"))
        for mandate in lasting:
            end_mandate(by=by, mandate=mandate, how=how)
    return len(lasting)


def end_terms_that_are_over() -> int:
    """A job each day: what ended by itself is said so, with the day on which it did, however late the job comes."""
    over = list(Mandate.objects.over(clock.today()).order_by("pk").values_list("pk", flat=True))
    return sum(_end_term(number) for number in over)


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
