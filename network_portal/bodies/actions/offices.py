"""Who holds which office, as a meeting decided it elsewhere: recorded with its minutes, one at a time in each body."""

from django.db import IntegrityError, transaction

from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.bodies.actions.mandates import end_mandate, end_terms_that_are_over
from network_portal.bodies.actions.offices_letters import tell_mandate_recorded
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.queries.members import acting_seats
from network_portal.bodies.queries.offices import others_in_office, terms_of
from network_portal.bodies.rules.offices import PLACES, MandateTold, is_limited
from network_portal.bodies.rules.terms import Term, free_again_on, may_hold, term_end
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import date_in_words
from network_portal.organisations.models import Organisation


def lock_offices(body: Body) -> None:
    """Whoever fills an office of a body waits here for who does the same."""
    Body.objects.select_for_update(of=("self",)).get(pk=body.pk)


@transaction.atomic
def record_mandate(
    *,
    by: Actor,
    body: Body,
    organisation: Organisation,
    person: User,
    told: MandateTold,
    successor_to: Mandate | None = None,
) -> Mandate:
    """The person, of the team of an organisation that sits in the body, holds the office from that day on.

    A term that is over by now is recorded as one that ended. With `successor_to` it is the remainder of that term.
    Raises DomainError: minutes_missing, decided_in_future, mandate_before_decision, term_too_long, own_mandate,
    not_in_the_body, agencies_alone, not_in_the_team, office_taken, two_in_a_row.
    """
    _check_told(told)
    if by.user_id is not None and person.pk == by.user_id:
        raise DomainError("own_mandate", field="organisation")
    lock_offices(body)
    end_terms_that_are_over(body)
    _check_person(body, organisation, person)
    ends_on = told.ends_on or term_end(told.starts_on)
    term = Term(told.starts_on, ends_on, is_remainder=successor_to is not None)
    _check_office(body, told.office, person, term)
    mandate = _made(body, organisation, person, told, term, successor_to)
    record("bodies.record_mandate", by=by, target=mandate, changes={"decided_on": ["", told.decided_on.isoformat()]})
    tell_mandate_recorded(mandate, by)
    return mandate


def _check_told(told: MandateTold) -> None:
    if not told.minutes.strip():
        raise DomainError("minutes_missing", field="minutes")
    if told.decided_on > clock.today():
        raise DomainError("decided_in_future", field="decided_on")
    if told.starts_on < told.decided_on:
        raise DomainError("mandate_before_decision", field="starts_on")
    if told.ends_on and not told.starts_on < told.ends_on <= term_end(told.starts_on):
        raise DomainError("term_too_long", field="ends_on")


def _check_person(body: Body, organisation: Organisation, person: User) -> None:
    if not acting_seats(body).filter(organisation=organisation).exists():
        raise DomainError("not_in_the_body", field="organisation")
    if body.kind == Body.LIAISON_TABLE and organisation.kind != Organisation.UN_AGENCY:
        raise DomainError("agencies_alone", field="organisation")
    if not organisation.team.current().filter(user__pk=person.pk or 0, user__is_active=True).exists():
        raise DomainError("not_in_the_team", field="email")


def _check_office(body: Body, office: str, person: User, term: Term) -> None:
    others = [one for one in others_in_office(body, office) if one.term.overlaps(term)]
    if len(others) >= PLACES[office] or any(one.person_id == person.pk for one in others):
        last = max(one.term.until for one in others)
        raise DomainError("office_taken", field="office", day=date_in_words(last))
    held = terms_of(person, body, office)
    if is_limited(body.kind, office) and not may_hold(held, term):
        raise DomainError("two_in_a_row", field="starts_on", day=date_in_words(free_again_on(held) or term.starts_on))


def _made(
    body: Body, organisation: Organisation, person: User, told: MandateTold, term: Term, successor_to: Mandate | None
) -> Mandate:
    is_over = term.ends_on <= clock.today()
    try:
        with transaction.atomic():
            return Mandate.objects.create(
                body=body,
                office=told.office,
                person=person,
                organisation=organisation,
                starts_on=term.starts_on,
                ends_on=term.ends_on,
                ended_on=term.ends_on if is_over else None,
                how_ended=Mandate.TERM_OVER if is_over else "",
                decided_on=told.decided_on,
                minutes=told.minutes,
                is_remainder=term.is_remainder,
                stepped_in_for=successor_to,
            )
    except IntegrityError as error:  # one that is recorded ahead holds the place, too
        raise DomainError("office_taken", field="office", day=date_in_words(term.starts_on)) from error


@transaction.atomic
def step_up(*, by: Actor, alternate: Mandate, principal: Mandate, told: MandateTold) -> Mandate:
    """The alternate takes the place of a principal delegate who ended before the term, and keeps that term's end.

    Raises DomainError: mandate_ended_already (the alternate left), nobody_to_step_up_for, and those of record_mandate.
    """
    lock_offices(alternate.body)
    alternate.refresh_from_db()
    principal.refresh_from_db()
    if not alternate.term.until > clock.today() or alternate.office != Mandate.ALTERNATE or alternate.person is None:
        raise DomainError("mandate_ended_already")
    if principal.body_id != alternate.body_id or not principal.waits_for_an_alternate(clock.today()):
        raise DomainError("nobody_to_step_up_for", field="principal")
    person, organisation = alternate.person, alternate.organisation
    if told.starts_on < (principal.ended_on or told.starts_on):
        raise DomainError("step_up_too_early", field="starts_on")
    end_mandate(by=by, mandate=alternate, how=Mandate.STEPPED_UP)
    return record_mandate(
        by=by,
        body=alternate.body,
        organisation=organisation,
        person=person,
        told=MandateTold(Mandate.PRINCIPAL, told.starts_on, told.decided_on, told.minutes, principal.ends_on),
        successor_to=principal,
    )
