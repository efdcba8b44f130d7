from mechanism.rules.composition import Composition
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.queries.mandates import offices_held
from network_portal.bodies.queries.seats import seats_to_tell
from network_portal.organisations.models import Organisation


def composition() -> Composition:
    """Of the Liaison Table today: the principal delegates of each Working Table, and the agencies; three queries."""
    held = offices_held(Mandate.PRINCIPAL)
    tables = Body.objects.filter(kind=Body.WORKING_TABLE).order_by("number").values_list("pk", "number")
    agencies = seats_to_tell().filter(body__kind=Body.LIAISON_TABLE, organisation__kind=Organisation.UN_AGENCY)
    return Composition({number or 0: held.get(pk, 0) for pk, number in tables}, agencies.count())
