"""The invented seats of the demonstration in the Working Tables; they go with their organisations."""

from mechanism.models import Admission
from network_portal.bodies.actions.seats import seat_organisation
from network_portal.bodies.models import Body, Seat
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.home.actions.example_rounds import on_day
from network_portal.home.rules.example_mechanism import SEATED_FOR, SEATED_TOO, SEEN, UNSEEN, SeatedTold
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country


def tell_seats(*, by: Actor) -> None:
    """Where the tables are loaded. What is seated already stays as it is."""
    tables = {one.number or 0: one for one in Body.objects.filter(kind=Body.WORKING_TABLE)}
    if not tables:
        return
    countries = {one.iso3: one for one in Country.objects.all()}
    for told in (*SEEN, *UNSEEN):
        _seat(by, _organisation(told, countries[told.country], is_listed=told in SEEN), told.tables, tables)
    for slug, numbers in SEATED_TOO.items():
        _seat(by, Organisation.objects.get(slug=slug), numbers, tables)


def _organisation(told: SeatedTold, country: Country, *, is_listed: bool) -> Organisation:
    values = {"kind": told.kind, "country": country, "is_listed": is_listed, "is_example": True}
    values |= dict.fromkeys(("shows_kind", "shows_country", "shows_tables"), is_listed)
    values[f"name_{told.language}"] = told.name
    return Organisation.objects.get_or_create(slug=told.slug, defaults=values)[0]


def _admit(organisation: Organisation) -> None:
    """Who sits in a table was admitted: without it nobody could leave, be suspended or vote."""
    since = clock.now()
    values = {"registered_at": since, "confirmed_at": since, "admitted_at": since}
    Admission.objects.get_or_create(organisation=organisation, defaults=values)


def _seat(by: Actor, body: Organisation, numbers: tuple[int, ...], tables: dict[int, Body]) -> None:
    seated = set(Seat.objects.filter(organisation=body).values_list("body", flat=True))
    with on_day(clock.today() - SEATED_FOR):
        _admit(body)
        for number in numbers:
            if tables[number].pk not in seated:
                seat_organisation(by=by, body=tables[number], organisation=body)
