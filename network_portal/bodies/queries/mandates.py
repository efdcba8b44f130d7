from django.db.models import Count, QuerySet

from network_portal.accounts.models import User
from network_portal.bodies.models import Body, Mandate
from network_portal.common import clock


def offices_held(office: str) -> dict[int, int]:
    """How many hold it today in each body, by its id: that an office is filled is public, by whom is not yet."""
    held = Mandate.objects.in_office(clock.today()).filter(office=office).order_by()
    return dict(held.values_list("body").annotate(Count("pk")))


def places_filled() -> dict[tuple[int, str], int]:
    """How many hold each office of each body today, by the id of the body and the office; one query."""
    held = Mandate.objects.in_office(clock.today()).order_by().values_list("body", "office")
    return {(body, office): count for body, office, count in held.annotate(Count("pk"))}


def offices_filled(body: Body) -> dict[str, int]:
    """How many hold each office of the body today."""
    held = Mandate.objects.in_office(clock.today()).filter(body=body).order_by()
    return dict(held.values_list("office").annotate(Count("pk")))


def offices_of(person_id: int) -> frozenset[tuple[int, str]]:
    """Those that this person holds today, as the id of the body and the office."""
    held = Mandate.objects.in_office(clock.today()).filter(person=person_id)
    return frozenset(held.order_by().values_list("body", "office"))


def holders(body: Body, *offices: str) -> QuerySet[User]:
    """Who holds one of these offices of the body today and may sign in."""
    held = Mandate.objects.in_office(clock.today()).filter(body=body, office__in=offices)
    return User.objects.filter(pk__in=held.values("person"), is_active=True).order_by("pk")


def is_vacant(body: Body, office: str) -> bool:
    """Whether nobody holds it today."""
    return not Mandate.objects.in_office(clock.today()).filter(body=body, office=office).exists()


def holds_an_office(person_id: int) -> bool:
    return Mandate.objects.in_office(clock.today()).filter(person=person_id).exists()
