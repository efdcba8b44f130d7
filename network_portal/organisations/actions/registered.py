"""An organisation that is not in any list of ours joins with what it says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.common.actors import REPRESENTATIVE, Actor
from network_portal.common.registry import tell_seat_change
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.organisations.actions.teams import note_joined
from network_portal.organisations.models import Organisation, TeamMember
from network_portal.organisations.rules.names import address_by_chance


@dataclass(frozen=True)
class Told:
    """`language` is that of its name; `profile` are columns of the organisation, `objectives` ids."""

    name: str
    acronym: str
    language: str
    kind: str
    profile: Mapping[str, Any] = field(default_factory=dict)
    objectives: tuple[int, ...] = ()


@transaction.atomic
def add_organisation(*, by: Actor, told: Told) -> Organisation:
    """Seen by nobody: all that it shows is a choice of its own. Its address tells nothing of its name."""
    organisation = Organisation.objects.create(slug=address_by_chance(), **_columns(told))
    organisation.objectives.set(told.objectives)
    record("organisations.add_organisation", by=by, target=organisation)
    return organisation


@transaction.atomic
def correct_organisation(*, by: Actor, organisation: Organisation, told: Told, keeps_name: bool) -> Organisation:
    """What somebody wrote for it, as its own people correct it; the row of a protected one keeps its alias."""
    columns = _columns(told)
    if keeps_name:
        columns = {name: value for name, value in columns.items() if not name.startswith(("name_", "acronym_"))}
    for column, value in columns.items():
        setattr(organisation, column, value)
    organisation.save()
    organisation.objectives.set(told.objectives)
    record("organisations.correct_organisation", by=by, target=organisation)
    return organisation


@transaction.atomic
def open_team(*, by: Actor, organisation: Organisation, person: User) -> TeamMember:
    """The one who registers it is its first representative."""
    seat = TeamMember.objects.create(organisation=organisation, user=person, role=REPRESENTATIVE)
    record("organisations.open_team", by=by, target=organisation, changes={"person": [None, person.pk]})
    tell_seat_change(organisation.pk, person.pk, "", seat.role)
    note_joined(seat)
    return seat


@transaction.atomic
def remove_organisation(*, by: Actor, organisation: Organisation) -> None:
    """One that was never confirmed, with all about it."""
    record("organisations.remove_organisation", by=by, target=organisation)
    Organisation.objects.filter(pk=organisation.pk).delete()


def _columns(told: Told) -> dict[str, Any]:
    texts: dict[str, Any] = {f"{column}_{code}": None for column in ("name", "acronym") for code in LANGUAGE_SUFFIXES}
    own = told.language.replace("-", "_")
    texts |= {f"name_{own}": told.name, f"acronym_{own}": told.acronym}
    return {**texts, "kind": told.kind, **told.profile}
