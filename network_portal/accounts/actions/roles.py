from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation

from network_portal.accounts.actions.mails import page_link
from network_portal.accounts.models import RoleGrant, User
from network_portal.accounts.models.roles import ROLE_NAMES
from network_portal.accounts.queries import co_chairs
from network_portal.audit.actions import record
from network_portal.common import actors, clock, registry, withdrawals
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError

MOST_CONTACTS = 2
TAKEN = "accounts.take_role"


@transaction.atomic
def give_role(*, by: Actor, person: User, role: str) -> RoleGrant:
    person = _locked(by, person)
    if role not in dict(ROLE_NAMES):
        raise DomainError("role_unknown", field="role")
    if person.role_grants.in_force().filter(role=role).exists():
        raise DomainError("role_held_already", field="role", person=str(person))
    if role == actors.PROTECTION_CONTACT:
        _refuse_contact(by, person)
    grant = RoleGrant.objects.create(user=person, role=role, granted_by_id=by.user_id)
    record("accounts.give_role", by=by, target=person.as_number(), changes={"role": ["", role]})
    _tell(by, person, role, given=True)
    withdrawals.note_given_again(TAKEN, role_mark(person.key, role))
    return grant


@transaction.atomic
def take_role(*, by: Actor, person: User, role: str) -> None:
    person = _locked(by, person)
    if role == actors.CO_CHAIR and person.holds_role(actors.PROTECTION_CONTACT):
        take_role(by=by, person=person, role=actors.PROTECTION_CONTACT)
    ended = person.role_grants.in_force().filter(role=role).update(ended_at=clock.now())
    if not ended:
        raise DomainError("role_not_held", person=str(person))
    record("accounts.take_role", by=by, target=person.as_number(), changes={"role": [role, ""]})
    _tell(by, person, role, given=False)
    withdrawals.note(TAKEN, role_mark(person.key, role))


def role_mark(key: UUID, role: str) -> str:
    """One role of one account, outside the database."""
    return f"{key}:{role}"


def _refuse_contact(by: Actor, person: User) -> None:
    """Co-chairs name two of their own. Whoever runs the machine does not choose who reads protected names."""
    chairs = list(RoleGrant.objects.select_for_update().in_force().filter(role=actors.CO_CHAIR))
    if not by.has_role(actors.CO_CHAIR) or person.pk not in {grant.user_id for grant in chairs}:
        raise DomainError("contact_is_a_co_chair", field="role")
    if RoleGrant.objects.in_force().filter(role=actors.PROTECTION_CONTACT).count() >= MOST_CONTACTS:
        raise DomainError("contacts_are_two", field="role")


def _locked(by: Actor, person: User) -> User:
    if by.user_id == person.pk:
        raise DomainError("role_to_oneself")
    found = User.objects.select_for_update().filter(pk=person.pk, is_active=True).first()
    if found is None:
        raise DomainError("person_unknown", field="email")
    return found


def _tell(by: Actor, person: User, role: str, *, given: bool) -> None:
    """All co-chairs and the person concerned, each in their language."""
    readers = {reader.pk: reader for reader in [*co_chairs(), person]}
    named = {"about": person.pk, "by": by.user_id}
    for reader in readers.values():
        link = page_link("accounts:roles" if reader.pk != person.pk else "accounts:home")
        registry.mail_sender["outbox"](
            "accounts.role_changed",
            address=reader.email,
            person_id=reader.pk,
            language=reader.language,
            values=_values(by, person, role, given, reader.language),
            links={"link": link | named},
        )


def _values(by: Actor, person: User, role: str, given: bool, language: str) -> dict[str, Any]:
    with translation.override(language):
        label = str(dict(ROLE_NAMES)[role])
        return {"person": str(person), "role": label, "given": given, "by": by.name}
