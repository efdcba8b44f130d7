"""Who holds and held the offices of a body."""

from network_portal.accounts.models import User
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.models.mandates import MandateQuerySet
from network_portal.bodies.rules.terms import Term
from network_portal.common import clock


def mandates_of(body: Body) -> MandateQuerySet:
    """The newest first."""
    found = Mandate.objects.filter(body=body).select_related("body", "person", "organisation")
    return found.order_by("-starts_on", "-pk")


def others_in_office(body: Body, office: str) -> MandateQuerySet:
    """Whoever holds, held or will hold it, but for what was annulled."""
    return Mandate.objects.filter(body=body, office=office).exclude(how_ended=Mandate.ANNULLED)


def terms_of(person: User, body: Body, office: str) -> list[Term]:
    return [one.term for one in others_in_office(body, office).filter(person=person)]


def principals_to_replace(body: Body) -> list[Mandate]:
    """Principal delegates who ended before their term, which is not over, and after whom nobody stepped up."""
    today = clock.today()
    found = mandates_of(body).filter(office=Mandate.PRINCIPAL, ends_on__gt=today, ended_on__lte=today, successor=None)
    return [one for one in found if one.waits_for_an_alternate(today)]


def alternates_of(body: Body) -> list[Mandate]:
    """Those of today, the longest in office first."""
    held = mandates_of(body).in_office(clock.today()).filter(office=Mandate.ALTERNATE, person__isnull=False)
    return list(held.order_by("starts_on", "pk"))


def protected_holders(body: Body) -> frozenset[int]:
    """The ids of mandates held for an organisation whose name is protected: who holds them would tell its name."""
    held = Mandate.objects.filter(body=body, organisation__protected_name__isnull=False)
    return frozenset(held.order_by().values_list("pk", flat=True))
