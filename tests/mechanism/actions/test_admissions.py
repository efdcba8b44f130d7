import pytest

from mechanism.actions.admissions import lift_suspension, suspend_organisation
from mechanism.permissions import can_answer_request
from mechanism.queries.memberships import voting_members, who_answers
from network_portal.bodies.permissions import can_see_members
from network_portal.common.actors import CO_CHAIR
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from tests.factories import make_staff, make_table
from tests.mechanism.seated import acting, make_admitted, make_mandate, make_request, representative_of

pytestmark = pytest.mark.django_db


def test_who_is_suspended_keeps_the_seat_and_neither_votes_nor_acts():
    table, chair = make_table(2), make_staff(CO_CHAIR)
    mandate, other = make_mandate(table), make_admitted(table)
    organisation, asked = mandate.organisation, make_request(table)
    assert set(voting_members(table)) == {organisation, other}
    suspend_organisation(by=acting(chair), organisation=organisation, version=1, reason="EXAMPLE reason")
    assert set(voting_members(table)) == {other}
    assert organisation.seats.current().count() == 1
    by = representative_of(organisation)
    assert not can_see_members.test(by, table) and not can_answer_request.test(by, asked)
    assert who_answers(asked) == [chair]
    assert "EXAMPLE reason" in Message.objects.get(kind="mechanism.suspended").text
    with pytest.raises(DomainError, match="suspended already"):
        suspend_organisation(by=acting(chair), organisation=organisation, version=2, reason="Again")
    lift_suspension(by=acting(chair), organisation=organisation, version=2)
    assert set(voting_members(table)) == {organisation, other}
    assert can_see_members.test(by, table) and can_answer_request.test(by, asked)
    assert Message.objects.filter(kind="mechanism.lifted").count() == 1
    suspend_organisation(by=acting(chair), organisation=organisation, version=3, reason="Again")
    assert Message.objects.filter(kind="mechanism.suspended").count() == 2


def test_nobody_suspends_or_lifts_their_own_and_none_without_a_reason():
    organisation = make_admitted(make_table(2))
    by = representative_of(organisation)
    with pytest.raises(DomainError, match="your own"):
        suspend_organisation(by=by, organisation=organisation, version=1, reason="Why")
    with pytest.raises(DomainError, match="your own"):
        lift_suspension(by=by, organisation=organisation, version=1)
    with pytest.raises(DomainError, match="Say why"):
        suspend_organisation(by=acting(make_staff(CO_CHAIR)), organisation=organisation, version=1, reason="")


def test_only_who_was_admitted_votes():
    table = make_table(2)
    asked = make_request(table)
    asked.organisation.seats.create(body=table)
    assert not voting_members(table).exists()
