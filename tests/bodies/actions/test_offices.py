from datetime import timedelta

import pytest

from network_portal.accounts.models import User
from network_portal.bodies.actions.mandates import choose_what_is_told, end_early, end_mandate, resign
from network_portal.bodies.actions.offices import record_mandate, step_up
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.rules.offices import MandateTold
from network_portal.bodies.rules.terms import months_after, term_end
from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from tests.factories import make_organisation, make_seat, make_table, make_user
from tests.mechanism.seated import acting, make_admitted, make_mandate, make_representative

pytestmark = pytest.mark.django_db


def told(office=Mandate.PRINCIPAL, **days):
    today = clock.today()
    return MandateTold(**{"office": office, "starts_on": today, "decided_on": today, "minutes": "Minutes 7"} | days)


def recorded(table, organisation=None, person=None, by=SYSTEM, **days):
    organisation = organisation or make_admitted(table)
    person = person or organisation.team.get().user
    return record_mandate(by=by, body=table, organisation=organisation, person=person, told=told(**days))


def refused(code, verb, *args, **fields):
    with pytest.raises(DomainError) as refusal:
        verb(*args, **fields)
    assert refusal.value.code == code


def test_a_mandate_lasts_a_year_and_its_holder_and_the_others_are_written_to():
    table = make_table(2)
    secretary = make_mandate(table)
    mandate = recorded(table)
    assert (mandate.starts_on, mandate.ends_on) == (clock.today(), term_end(clock.today()))
    assert (mandate.minutes, mandate.is_named, mandate.gender) == ("Minutes 7", False, "")
    letters = Message.objects.filter(kind="bodies.mandate_recorded")
    assert set(letters.values_list("address", flat=True)) == {mandate.person.email, secretary.person.email}
    others = letters.get(address=secretary.person.email)
    assert mandate.person.name not in others.text


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("minutes_missing", {"minutes": "  "}),
        ("decided_in_future", {"decided_on": clock.today() + timedelta(days=1)}),
        ("mandate_before_decision", {"starts_on": clock.today() - timedelta(days=1)}),
        ("term_too_long", {"ends_on": clock.today() + timedelta(days=400)}),
        ("term_too_long", {"ends_on": clock.today()}),
    ],
)
def test_what_a_meeting_cannot_have_decided_is_refused(code, days):
    refused(code, recorded, make_table(2), **days)


def test_the_person_is_of_the_team_of_an_organisation_that_sits_there_and_not_who_records():
    table = make_table(2)
    outside, inside = make_admitted(), make_admitted(table)
    refused("not_in_the_body", recorded, table, outside)
    refused("not_in_the_team", recorded, table, inside, make_user())
    refused("not_in_the_team", recorded, table, inside, User())
    refused("own_mandate", recorded, table, inside, by=acting(inside.team.get().user))


def test_in_the_liaison_table_itself_only_agencies_have_mandates():
    liaison = Body.objects.create(slug="liaison-table", kind="liaison_table", name_en="Liaison Table")
    refused("agencies_alone", recorded, liaison)
    agency = make_organisation("agency", kind="un_agency")
    make_seat(liaison, agency)
    make_representative(agency)
    assert recorded(liaison, agency).organisation == agency


def test_one_secretary_and_two_principal_delegates_hold_the_places():
    table = make_table(2)
    recorded(table, office=Mandate.SECRETARY)
    refused("office_taken", recorded, table, office=Mandate.SECRETARY)
    first = recorded(table)
    refused("office_taken", recorded, table, first.organisation, first.person)
    recorded(table)
    refused("office_taken", recorded, table)
    end_mandate(by=SYSTEM, mandate=first, how=Mandate.RESIGNED)
    assert recorded(table).office == Mandate.PRINCIPAL


def test_a_third_term_in_a_row_is_refused_with_the_day_from_which_it_is_not():
    table, today = make_table(2), clock.today()
    organisation = make_admitted(table)
    for years in (2, 1):
        start = months_after(today, -12 * years)
        over = recorded(table, organisation, starts_on=start, decided_on=start)
        assert (over.how_ended, over.ended_on) == ("term_over", over.ends_on)
    with pytest.raises(DomainError) as refusal:
        recorded(table, organisation)
    assert refusal.value.code == "two_in_a_row" and str(today.year + 1) in str(refusal.value)
    Mandate.objects.order_by("pk").update(how_ended=Mandate.ANNULLED)
    assert recorded(table, organisation).pk


def left_after(table, months):
    """A principal delegate who ended today with so many months to go, and an alternate."""
    start = months_after(clock.today(), months - 12)
    principal = recorded(table, starts_on=start, decided_on=start)
    alternate = recorded(table, office=Mandate.ALTERNATE, starts_on=start, decided_on=start)
    end_mandate(by=SYSTEM, mandate=principal, how=Mandate.RESIGNED)
    principal.refresh_from_db()
    return principal, alternate


@pytest.mark.parametrize(("months", "counts"), [(5, False), (7, True)])
def test_who_steps_up_keeps_the_end_of_the_principal(months, counts):
    principal, alternate = left_after(make_table(2), months)
    stepped = step_up(by=SYSTEM, alternate=alternate, principal=principal, told=told())
    alternate.refresh_from_db()
    assert (stepped.ends_on, stepped.office) == (principal.ends_on, Mandate.PRINCIPAL)
    assert (alternate.how_ended, stepped.person, stepped.term.counts) == ("stepped_up", alternate.person, counts)
    assert stepped.stepped_in_for == principal


def test_an_alternate_who_left_steps_up_for_nobody_and_a_place_is_taken_once():
    table = make_table(2)
    principal, alternate = left_after(table, 7)
    other = recorded(table, office=Mandate.ALTERNATE)
    resign(by=acting(alternate.person), mandate=alternate)
    refused("mandate_ended_already", step_up, by=SYSTEM, alternate=alternate, principal=principal, told=told())
    early = told(starts_on=clock.today() - timedelta(days=3), decided_on=clock.today() - timedelta(days=3))
    refused("step_up_too_early", step_up, by=SYSTEM, alternate=other, principal=principal, told=early)
    step_up(by=SYSTEM, alternate=other, principal=principal, told=told())
    third = recorded(table, office=Mandate.ALTERNATE)
    refused("nobody_to_step_up_for", step_up, by=SYSTEM, alternate=third, principal=principal, told=told())


def test_others_end_a_mandate_with_a_reason_and_its_holder_without():
    mandate = make_mandate(make_table(2), gender="woman")
    refused("ending_reason_missing", end_early, by=SYSTEM, mandate=mandate, how="replaced", reason=" ")
    refused("ending_unknown", end_early, by=SYSTEM, mandate=mandate, how="account_erased", reason="No.")
    refused("own_mandate", end_early, by=acting(mandate.person), mandate=mandate, how="replaced", reason="No.")
    end_early(by=SYSTEM, mandate=mandate, how="replaced", reason="The table chose again.")
    mandate.refresh_from_db()
    assert (mandate.reason, mandate.gender) == ("The table chose again.", "")
    assert "The table chose again." in Message.objects.get(address=mandate.person.email).text


def test_only_the_holder_chooses_what_the_world_reads():
    mandate = make_mandate(make_table(2))
    wanted = {"is_named": True, "gender": "woman"}
    refused("others_mandate", choose_what_is_told, by=acting(make_user()), mandate=mandate, **wanted)
    refused("others_mandate", resign, by=acting(make_user()), mandate=mandate)
    choose_what_is_told(by=acting(mandate.person), mandate=mandate, **wanted)
    mandate.refresh_from_db()
    assert (mandate.is_named, mandate.gender) == (True, "woman")
    resign(by=acting(mandate.person), mandate=mandate)
    refused("mandate_ended_already", choose_what_is_told, by=acting(mandate.person), mandate=mandate, **wanted)
