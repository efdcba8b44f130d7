"""What somebody who joins answers, for tests of every layer."""

from mechanism.actions.registrations import begin_registration, save_step
from mechanism.models import Registration
from mechanism.rules.registrations import STEPS
from network_portal.accounts.models import User
from network_portal.common.actors import Actor
from network_portal.taxonomy.models import Country


def answers(**changed):
    country = Country.objects.get(iso3="HND")
    whole = {
        "name": "EXAMPLE: Casa del Migrante",
        "acronym": "",
        "language": "es",
        "kind": "migrants",
        "where": str(country.pk),
        "objectives": [5, 8],
        "subregion": "",
        "sectors": ["rights"],
        "languages": ["es", "fr"],
        "networks": "EXAMPLE: Red",
        "accreditation": "",
        "tables": [1, 2],
        "at_risk": "no",
        "alias": "",
    }
    return whole | changed


def by_person(user: User) -> Actor:
    return Actor(user_id=user.pk, name=str(user))


def written(user: User, **changed) -> Registration:
    """A registration with every step answered."""
    by, values = by_person(user), answers(**changed)
    registration = begin_registration(by=by)
    for step in STEPS:
        registration = save_step(
            by=by, registration=registration, version=registration.version, step=step, values=values
        )
    return registration
