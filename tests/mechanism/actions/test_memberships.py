import pytest

from mechanism.actions.leaving import leave_mechanism
from mechanism.actions.memberships import admit_member, decline_member, request_membership, withdraw_request
from mechanism.models import Admission, MembershipRequest
from network_portal.audit.models import Event
from network_portal.bodies.models import Mandate, Seat
from network_portal.common.actors import CO_CHAIR, SYSTEM
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from tests.factories import actor_with, make_staff, make_table
from tests.mechanism.seated import (
    acting,
    make_admitted,
    make_mandate,
    make_representative,
    make_request,
    make_society,
    representative_of,
)

pytestmark = pytest.mark.django_db


def letters(kind: str) -> set[str]:
    return set(Message.objects.filter(kind=f"mechanism.{kind}").values_list("address", flat=True))


def ask(organisation, body, words=""):
    by = representative_of(organisation)
    return request_membership(by=by, body=body, organisation=organisation, words=words)


def test_an_organisation_asks_and_the_secretariat_of_the_table_is_written_to():
    table, chair = make_table(2), make_staff(CO_CHAIR)
    secretary = make_mandate(table).person
    delegate = make_mandate(table, Mandate.PRINCIPAL).person
    organisation = make_society()
    make_representative(organisation)
    asked = ask(organisation, table, "We know the border.")
    assert (asked.state, asked.words) == ("asked", "We know the border.")
    assert letters("request_asked") == {secretary.email, delegate.email}
    assert chair.email not in letters("request_asked")
    assert not Admission.objects.get(organisation=organisation).admitted_at
    assert Event.objects.filter(verb="mechanism.request_membership", organisation_id=organisation.pk).exists()


def test_where_nobody_is_in_office_the_co_chairs_are_written_to_at_once():
    table, chair = make_table(2), make_staff(CO_CHAIR)
    organisation = make_society()
    make_representative(organisation)
    ask(organisation, table)
    assert letters("request_asked") == {chair.email}


def test_who_is_of_the_organisation_is_neither_asked_nor_answers():
    table, chair = make_table(2), make_staff(CO_CHAIR)
    society = make_society()
    person = make_representative(society)
    make_mandate(table, person=person, organisation=make_admitted(table))
    asked = ask(society, table)
    assert letters("request_asked") == {chair.email}
    for verb, said in ((admit_member, {}), (decline_member, {"reason": "No."})):
        with pytest.raises(DomainError, match="your own organisation"):
            verb(by=acting(person), request=asked, version=1, **said)
    assert MembershipRequest.objects.get().state == "asked"


def test_the_first_table_that_admits_admits_to_the_mechanism():
    table, other = make_table(2), make_table(3)
    asked = make_request(table)
    seat = admit_member(by=SYSTEM, request=asked, version=1)
    admission = Admission.objects.get()
    first = admission.admitted_at
    assert first and (seat.body, seat.organisation) == (table, asked.organisation)
    assert letters("admitted") == {asked.organisation.team.get().user.email}
    text = Message.objects.get(kind="mechanism.admitted").text
    before_the_address = text.partition("\n\n--\n")[0].rstrip().splitlines()[-2]
    assert before_the_address == "Go to your table, its members and what everyone sees"
    assert "write to them, and ask the secretariat" in text
    admit_member(by=SYSTEM, request=make_request(other, asked.organisation), version=1)
    admission.refresh_from_db()
    assert admission.admitted_at == first


def test_declining_needs_a_reason_which_the_organisation_reads():
    asked = make_request(make_table(2))
    with pytest.raises(DomainError, match="Say why"):
        decline_member(by=SYSTEM, request=asked, version=1, reason="  ")
    decline_member(by=SYSTEM, request=asked, version=1, reason="EXAMPLE reason")
    letter = Message.objects.get(kind="mechanism.declined")
    assert "EXAMPLE reason" in letter.text and "Liaison Table" in letter.text
    assert not Seat.objects.exists()


def test_of_two_who_answer_only_the_first_does():
    asked = make_request(make_table(2))
    decline_member(by=SYSTEM, request=asked, version=1, reason="No.")
    with pytest.raises(DomainError) as late:
        admit_member(by=SYSTEM, request=asked, version=1)
    assert late.value.code == "changed_meanwhile"
    with pytest.raises(DomainError, match="answered this request meanwhile"):
        admit_member(by=SYSTEM, request=asked, version=2)
    assert not Seat.objects.exists()


def test_who_withdrew_is_not_admitted():
    asked = make_request(make_table(2))
    withdraw_request(by=SYSTEM, request=asked, version=1)
    with pytest.raises(DomainError, match="answered this request meanwhile"):
        admit_member(by=SYSTEM, request=asked, version=2)
    assert MembershipRequest.objects.get().state == "withdrawn"


def test_who_left_asks_again_and_begins_anew_and_who_closed_or_is_suspended_does_not():
    table = make_table(2)
    organisation = make_admitted(table)
    leave_mechanism(by=representative_of(organisation), organisation=organisation)
    asked = ask(organisation, table)
    admission = Admission.objects.get()
    assert (admission.ended_at, admission.how_ended, admission.admitted_at) == (None, "", None)
    admit_member(by=SYSTEM, request=asked, version=1)
    assert Seat.objects.current().filter(organisation=organisation).exists()
    closed = make_admitted()
    Admission.objects.filter(organisation=closed).update(ended_at=asked.asked_at, how_ended="closed")
    suspended = make_admitted()
    Admission.objects.filter(organisation=suspended).update(suspended_at=asked.asked_at, suspension="Why")
    for one in (closed, suspended):
        with pytest.raises(DomainError, match="cannot ask to join"):
            ask(one, table)


def test_nobody_is_admitted_who_was_suspended_while_they_waited():
    asked = make_request(make_table(2))
    Admission.objects.update(suspended_at=asked.asked_at, suspension="Why")
    with pytest.raises(DomainError, match="cannot ask to join"):
        admit_member(by=actor_with(CO_CHAIR), request=asked, version=1)
    assert MembershipRequest.objects.get().state == "asked" and not Seat.objects.exists()
