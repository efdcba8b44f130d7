"""Small makers of rows for tests; each test sets what it speaks of."""

from itertools import count

from network_portal.accounts.models import RoleGrant, User
from network_portal.common.actors import Actor
from network_portal.organisations.models import Organisation, TeamMember

_numbers = count(1)


def make_user(*, name: str = "", email: str = "", language: str = "en", **fields) -> User:
    number = next(_numbers)
    return User.objects.create_user(
        email or f"person{number}@example.org", "correct horse battery", name=name or f"Person {number}",
        language=language, **fields,
    )


def make_staff(role: str, **fields) -> User:
    user = make_user(**fields)
    RoleGrant.objects.create(user=user, role=role)
    return user


def make_organisation(slug: str = "", **fields) -> Organisation:
    slug = slug or f"organisation-{next(_numbers)}"
    values = {"kind": "un_agency", "name_en": slug.title(), "acronym_en": slug.upper(), "is_listed": True} | fields
    return Organisation.objects.create(slug=slug, **values)


def make_focal_point(organisation: Organisation, **fields) -> User:
    user = make_user(**fields)
    TeamMember.objects.create(organisation=organisation, user=user, role="focal_point")
    return user


def actor_with(*roles: str, user: User | None = None, memberships: dict | None = None) -> Actor:
    """An actor whose second factor was given just now."""
    memberships = memberships or {}
    return Actor(
        user_id=user.pk if user else 0,
        name=str(user) if user else "A person",
        roles=frozenset(roles),
        confirmed_recently=True,
        memberships=memberships,
        acting_for=next(iter(memberships), None),
    )
