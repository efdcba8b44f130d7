from datetime import timedelta

import pytest

from mechanism.actions.appeals import answer_appeal, appeal_decision
from mechanism.models import MembershipRequest
from mechanism.queries.memberships import who_answers_appeal
from network_portal.bodies.models import Mandate, Seat
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from tests.factories import make_staff, make_table
from tests.mechanism.seated import acting, make_declined, make_mandate, make_representative, representative_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def tables():
    return make_table(1), make_table(2)


def appealed(asked):
    by = representative_of(asked.organisation)
    return appeal_decision(by=by, request=asked, version=asked.version, words="EXAMPLE words")


def test_somebody_without_part_in_it_is_asked(tables):
    first, second = tables
    make_staff(CO_CHAIR)
    declined_by = make_mandate(first).person
    make_mandate(first, Mandate.PRINCIPAL)
    free = make_mandate(second, Mandate.PRINCIPAL).person
    of_both = make_mandate(second, Mandate.PRINCIPAL).person
    make_mandate(first, Mandate.ALTERNATE, person=of_both)
    make_mandate(second, Mandate.SECRETARY)
    asked = make_declined(first, by=declined_by)
    make_representative(asked.organisation, role="member")
    appealed(asked)
    letters = Message.objects.filter(kind="mechanism.appeal_asked")
    assert set(letters.values_list("address", flat=True)) == {free.email}
    assert "EXAMPLE words" in letters.get().text


def test_a_co_chair_decides_where_no_delegate_can_but_not_who_declined(tables):
    declined_by, other = make_staff(CO_CHAIR), make_staff(CO_CHAIR)
    asked = make_declined(tables[0], by=declined_by)
    appealed(asked)
    assert list(who_answers_appeal(asked)) == [other]
    with pytest.raises(DomainError, match="no part in the first decision"):
        answer_appeal(by=acting(declined_by), request=asked, version=2, admits=True, answer="Yes")


@pytest.mark.parametrize(("admits", "state", "seats"), [(True, "admitted", 1), (False, "upheld", 0)])
def test_it_is_admitted_or_upheld_with_an_answer(tables, admits, state, seats):
    chair = make_staff(CO_CHAIR)
    asked = appealed(make_declined(tables[0]))
    with pytest.raises(DomainError, match="Say why"):
        answer_appeal(by=acting(chair), request=asked, version=2, admits=admits, answer="")
    answer_appeal(by=acting(chair), request=asked, version=2, admits=admits, answer="EXAMPLE answer")
    assert MembershipRequest.objects.get().state == state
    assert Seat.objects.filter(organisation=asked.organisation).count() == seats
    assert "EXAMPLE answer" in Message.objects.get(kind="mechanism.appeal_answered").text
    asked.refresh_from_db()
    with pytest.raises(DomainError):
        appealed(asked)


def test_it_is_asked_within_thirty_days_and_once(tables):
    asked = make_declined(tables[0])
    with clock.stopped_at(asked.decided_at + timedelta(days=30)), pytest.raises(DomainError, match="within 30 days"):
        appealed(asked)
    with clock.stopped_at(asked.decided_at + timedelta(days=29, hours=23)):
        appealed(asked)
    with pytest.raises(DomainError, match="within 30 days"):
        appeal_decision(by=representative_of(asked.organisation), request=asked, version=2, words="Again")


def test_it_needs_words(tables):
    with pytest.raises(DomainError, match="should have considered"):
        appeal_decision(by=acting(make_staff(CO_CHAIR)), request=make_declined(tables[0]), version=1, words=" ")
