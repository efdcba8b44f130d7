"""Somebody of the Mechanism registers an organisation from a call or a form on paper; the organisation confirms."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from mechanism.actions.registration_letters import tell_lapsed, tell_registered
from mechanism.actions.registrations import ask_tables, make_organisation, told_of
from mechanism.models import Admission, Registration
from mechanism.rules.registrations import UNCONFIRMED_KEPT, YES, missing
from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import REPRESENTATIVE, SYSTEM, Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import take
from network_portal.organisations.actions.invitations import invite
from network_portal.organisations.actions.registered import correct_organisation, remove_organisation
from network_portal.organisations.models import Organisation


@transaction.atomic
def register_for(*, by: Actor, values: Mapping[str, Any], email: str, language: str) -> Registration:
    """What was told stands with the organisation, unconfirmed: no table is asked before its own people say yes.

    The contact is invited as representative in their language. Told twice within a day by one person to one address,
    it is the first. Raises DomainError: registration_incomplete, and those of `protect_organisation`.
    """
    User.objects.select_for_update(no_key=True).get(pk=by.user_id or 0)
    if missing(values):
        raise DomainError("registration_incomplete")
    told_before = _told_before(by, values, email)
    if told_before is not None:
        return told_before
    organisation = make_organisation(by=by, values=values)
    Admission.objects.create(organisation=organisation, registered_by_id=by.user_id)
    now = clock.now()
    registration = Registration.objects.create(
        person_id=by.user_id,
        values=_kept(values),
        language=str(values["language"]),
        is_assisted=True,
        done_at=now,
        organisation=organisation,
    )
    record("mechanism.register_for", by=by, target=organisation)
    # the portal's own call stands whatever becomes of the office of whoever wrote it
    invite(
        by=SYSTEM,
        organisation=organisation,
        email=email,
        role=REPRESENTATIVE,
        language=language,
        kept=UNCONFIRMED_KEPT,
    )
    return registration


@transaction.atomic
def confirm_registration(
    *, by: Actor, registration: Registration, version: int, values: Mapping[str, Any]
) -> Organisation:
    """Its own representative corrects what was written and says yes: only now the tables are asked.

    Raises DomainError: changed_meanwhile, registration_done, registration_incomplete.
    """
    fresh = take(registration, version)
    organisation = fresh.organisation
    open_one = Admission.objects.filter(organisation=organisation, confirmed_at=None)
    if organisation is None or not open_one.update(confirmed_at=clock.now()):
        raise DomainError("registration_done")
    is_protected = hasattr(organisation, "protected_name")
    whole = {**values, "at_risk": "no"} | ({"name": organisation.name} if is_protected else {})
    if missing(whole):
        raise DomainError("registration_incomplete")
    organisation = correct_organisation(by=by, organisation=organisation, told=told_of(whole), keeps_name=is_protected)
    ask_tables(by=by, organisation=organisation, numbers=list(whole["tables"]))
    fresh.values = {}
    fresh.save()
    record("mechanism.confirm_registration", by=by, target=organisation)
    tell_registered(User.objects.get(pk=by.user_id or 0), fresh)
    return organisation


@transaction.atomic
def refuse_registration(*, by: Actor, registration: Registration) -> None:
    """Its people do not want it here: it goes with all that was written. Raises DomainError: registration_done."""
    fresh = Registration.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=registration.pk)
    organisation = fresh.organisation
    if organisation is None or not Admission.objects.filter(organisation=organisation, confirmed_at=None).exists():
        raise DomainError("registration_done")
    remove_organisation(by=by, organisation=organisation)


@transaction.atomic
def forget_unconfirmed() -> int:
    """Thirty days after they were written nobody confirmed them; how many went, each with all about it. Who wrote it
    down is told."""
    late = clock.now() - UNCONFIRMED_KEPT
    waiting = Organisation.objects.filter(admission__confirmed_at=None, admission__registered_at__lt=late)
    waiting = waiting.filter(admission__admitted_at=None, requests=None)
    found = list(waiting.select_for_update(of=("self",)))
    for organisation in found:
        tell_lapsed(organisation)
        remove_organisation(by=SYSTEM, organisation=organisation)
    return len(found)


def _told_before(by: Actor, values: Mapping[str, Any], email: str) -> Registration | None:
    """Of two organisations of one contact the second is not the first told again: their names differ."""
    mine = Registration.objects.filter(person=by.user_id or 0, is_assisted=True, values=_kept(values))
    own = f"name_{str(values['language']).replace('-', '_')}"
    called = values["alias"] if values.get("at_risk") == YES else values["name"]
    same = mine.filter(**{f"organisation__{own}": " ".join(str(called).split())})
    return same.filter(organisation__invitations__email=email.strip().lower()).first()


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """The tables that it wishes to join stand nowhere else yet; the rest stands with the organisation."""
    return {"tables": list(values["tables"]), "begun": str(clock.today())}
