from datetime import timedelta

import pytest

from network_portal.accounts.queries import holds_a_role
from network_portal.bodies.actions.mandates import end_terms_that_are_over
from network_portal.bodies.models import Mandate
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, SYSTEM
from network_portal.common.registry import acts_as_staff
from network_portal.notifications.models import Message
from network_portal.organisations.actions.teams import leave_team
from tests.factories import make_staff, make_table
from tests.mechanism.seated import make_mandate, make_representative

pytestmark = pytest.mark.django_db


def test_a_term_ends_on_its_day_however_late_the_job_comes_and_is_told_once():
    table, chair = make_table(2), make_staff(CO_CHAIR)
    mandate, colleague = make_mandate(table), make_mandate(table, Mandate.PRINCIPAL).person
    later = mandate.ends_on + timedelta(days=5)
    Mandate.objects.filter(person=colleague).update(ends_on=later + timedelta(days=1))
    noon = clock.now() + (mandate.ends_on - clock.today())
    with clock.stopped_at(noon - timedelta(days=1)):
        assert end_terms_that_are_over() == 0
    with clock.stopped_at(noon + timedelta(days=5)):
        assert [end_terms_that_are_over(), end_terms_that_are_over()] == [1, 0]
    mandate.refresh_from_db()
    assert (mandate.ended_on, mandate.how_ended) == (mandate.ends_on, "term_over")
    told = Message.objects.filter(kind="bodies.mandate_ended")
    assert set(told.values_list("address", flat=True)) == {mandate.person.email, colleague.email, chair.email}
    assert told.count() == 3


def test_who_leaves_the_team_leaves_its_offices_and_no_other():
    table = make_table(2)
    mandate = make_mandate(table)
    elsewhere = make_mandate(make_table(3), person=mandate.person)
    make_representative(mandate.organisation)
    leave_team(by=SYSTEM, seat=mandate.organisation.team.get(user=mandate.person))
    mandate.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (mandate.how_ended, mandate.ended_on) == ("team_left", clock.today())
    assert elsewhere.how_ended == ""


def test_an_office_ends_a_session_as_soon_as_a_role_does():
    mandate = make_mandate(make_table(2))
    assert acts_as_staff(mandate.person.pk) and not holds_a_role(mandate.person.pk)
    Mandate.objects.update(ended_on=clock.today(), how_ended="resigned")
    assert not acts_as_staff(mandate.person.pk)
