"""Somebody registers an organisation: written in steps, sent once; what was written then stands in its own row."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from mechanism.actions.memberships import request_membership
from mechanism.actions.registration_letters import tell_registered
from mechanism.models import Admission, Registration
from mechanism.queries.registrations import country_of, open_registration
from mechanism.queries.tables import working_tables
from mechanism.rules.registrations import CHOOSE_SUBREGION, REGIONAL, STEPS, YES, missing
from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from network_portal.common.versions import take
from network_portal.organisations.actions.protection import protect_organisation
from network_portal.organisations.actions.registered import Told, add_organisation, open_team
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.profiles import Profile
from network_portal.taxonomy.models import Objective


@transaction.atomic
def begin_registration(*, by: Actor) -> Registration:
    """One open at a time for each person: begun twice, it is the first."""
    person = User.objects.select_for_update(no_key=True).get(pk=by.user_id or 0)
    found = open_registration(person.pk)
    if found is not None:
        return found
    registration = Registration.objects.create(person=person, language=current_language(), version=0)
    record("mechanism.begin_registration", by=by, target=registration)
    return registration


@transaction.atomic
def save_step(
    *, by: Actor, registration: Registration, version: int, step: str, values: Mapping[str, Any]
) -> Registration:
    """Keep what a step says so far; it may be incomplete. Raises DomainError: changed_meanwhile, registration_done."""
    fresh = _taken(by, registration, version)
    said = {name: values[name] for name in STEPS[step] if name in values}
    fresh.language = said.pop("language", "") or fresh.language
    fresh.values, fresh.saved_at = {**fresh.values, **said}, clock.now()
    fresh.save()
    record("mechanism.save_step", by=by, target=fresh)
    return fresh


@transaction.atomic
def register_organisation(*, by: Actor, registration: Registration, version: int) -> Organisation:
    """The organisation of the person, who is its first representative, and a request to each table that it chose.

    Nobody sees anything of it until it chooses so. Raises DomainError: changed_meanwhile, registration_done,
    registration_incomplete, and those of `protect_organisation`.
    """
    fresh = _taken(by, registration, version)
    values = said_of(fresh)
    if missing(values):
        raise DomainError("registration_incomplete")
    organisation = make_organisation(by=by, values=values)
    person = User.objects.get(pk=fresh.person_id)
    open_team(by=by, organisation=organisation, person=person)
    now = clock.now()
    Admission.objects.create(organisation=organisation, registered_by_id=by.user_id, confirmed_at=now)
    ask_tables(by=by, organisation=organisation, numbers=values["tables"])
    fresh.values, fresh.organisation, fresh.done_at = {}, organisation, now
    fresh.save()
    record("mechanism.register_organisation", by=by, target=organisation)
    tell_registered(person, fresh)
    return organisation


@transaction.atomic
def discard_registration(*, by: Actor, registration: Registration) -> None:
    """What a person wrote and does not want to send."""
    record("mechanism.discard_registration", by=by, target=registration)
    Registration.objects.filter(pk=registration.pk, person=by.user_id or 0, done_at=None).delete()


def make_organisation(*, by: Actor, values: Mapping[str, Any]) -> Organisation:
    """Within a verb: unlisted, and under its alias alone if it asks to be protected."""
    organisation = add_organisation(by=by, told=told_of(values))
    if values.get("at_risk") == YES:
        protect_organisation(by=by, organisation=organisation, alias=str(values["alias"]))
    return organisation


def ask_tables(*, by: Actor, organisation: Organisation, numbers: list[int]) -> None:
    for table in working_tables().filter(number__in=numbers):
        request_membership(by=by, body=table, organisation=organisation)


def said_of(registration: Registration) -> dict[str, Any]:
    return {**registration.values, "language": registration.language}


def told_of(values: Mapping[str, Any]) -> Told:
    country = country_of(values)
    reach = Profile.COUNTRY if country else Profile.REGIONAL if values["where"] == REGIONAL else Profile.OUTSIDE
    chooses = country is not None and country.iso3 in CHOOSE_SUBREGION
    objectives = Objective.objects.filter(number__in=values["objectives"]).values_list("pk", flat=True)
    profile = {
        "country": country,
        "reach": reach,
        "subregion": str(values.get("subregion") or "") if chooses else "",
        "sectors": list(values.get("sectors") or []),
        "languages": list(values.get("languages") or []),
        "networks": str(values.get("networks") or ""),
        "accreditation": str(values.get("accreditation") or ""),
    }
    return Told(
        name=str(values["name"]),
        acronym=str(values.get("acronym") or ""),
        language=str(values["language"]),
        kind=str(values["kind"]),
        profile=profile,
        objectives=tuple(objectives),
    )


def _taken(by: Actor, registration: Registration, version: int) -> Registration:
    """Of two presses at once only the first gets the row."""
    fresh = take(registration, version)
    if fresh.person_id != by.user_id or fresh.is_assisted or fresh.done_at:
        raise DomainError("registration_done")
    return fresh
