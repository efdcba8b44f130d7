from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress

from mechanism.actions.assisted import confirm_registration, forget_unconfirmed, refuse_registration, register_for
from mechanism.actions.memberships import request_membership
from mechanism.actions.unfinished import forget_unfinished
from mechanism.models import Admission, MembershipRequest, Registration
from mechanism.queries.duties import unrepresented
from mechanism.rules.registrations import UNCONFIRMED_KEPT
from network_portal.bodies.models import Body, Mandate
from network_portal.common import clock
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from network_portal.organisations.actions.invitations import accept_invitation
from network_portal.organisations.models import Invitation, Organisation, ProtectedName
from network_portal.organisations.queries.invitations import is_open
from tests.factories import make_user
from tests.mechanism.joining import answers, by_person, written


@pytest.fixture
def secretary(tables):
    return make_user(email="secretary@example.org")


@pytest.fixture
def luz(tables):
    person = make_user(email="luz@example.org", language="fr")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def told(secretary, **changed) -> Registration:
    return register_for(by=by_person(secretary), values=answers(**changed), email="luz@example.org", language="fr")


def test_nothing_reaches_a_table_before_the_organisation_confirms(secretary, luz):
    registration = told(secretary)
    assert Admission.objects.get(organisation=registration.organisation).confirmed_at is None
    assert not MembershipRequest.objects.exists()
    assert is_open(Invitation.objects.get())
    assert Invitation.objects.get().language == "fr"


def test_its_own_people_correct_it_and_then_the_tables_are_asked(secretary, luz):
    registration = told(secretary)
    accept_invitation(by=by_person(luz), invitation=Invitation.objects.get(), person=luz)
    right = answers(name="EXAMPLE: Maison des Migrants", language="fr", tables=[3])
    organisation = confirm_registration(
        by=by_person(luz), registration=registration, version=registration.version, values=right
    )
    assert organisation.name_fr == "EXAMPLE: Maison des Migrants"
    assert not organisation.name_es
    assert MembershipRequest.objects.get().body.number == 3
    assert Admission.objects.get().confirmed_at
    assert Registration.objects.get().values == {}
    assert Message.objects.filter(kind="mechanism.registered", person=luz).exists()


def test_confirmed_twice_it_is_once(secretary, luz):
    registration = told(secretary)
    press = {"by": by_person(luz), "registration": registration, "version": registration.version, "values": answers()}
    confirm_registration(**press)
    with pytest.raises(DomainError):
        confirm_registration(**press)
    assert MembershipRequest.objects.count() == 2


def test_the_row_of_a_protected_one_keeps_its_alias(secretary, luz):
    registration = told(secretary, at_risk="yes", alias="Puente del Sur")
    organisation = confirm_registration(
        by=by_person(luz), registration=registration, version=registration.version, values=answers(name="")
    )
    assert Organisation.objects.get(pk=organisation.pk).name_es == "Puente del Sur"
    assert ProtectedName.objects.get().name == "EXAMPLE: Casa del Migrante"


def test_refused_it_is_gone_with_all_about_it(secretary, luz):
    refuse_registration(by=by_person(luz), registration=told(secretary))
    assert not Admission.objects.exists()
    assert not Registration.objects.exists()
    assert not Invitation.objects.exists()


def test_told_twice_it_is_the_first(secretary, luz):
    assert told(secretary) == told(secretary)
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_unconfirmed_it_goes_after_thirty_days(secretary, luz, days, left):
    told(secretary)
    with clock.stopped_at(clock.now() + timedelta(days=days)):
        forget_unconfirmed()
    assert Admission.objects.count() == Registration.objects.count() == left


def test_the_call_to_confirm_it_stands_as_long_as_it_does(secretary, luz):
    told(secretary)
    with clock.stopped_at(clock.now() + UNCONFIRMED_KEPT - timedelta(hours=1)):
        assert is_open(Invitation.objects.get())


def test_a_confirmed_one_stays(secretary, luz):
    registration = told(secretary)
    confirm_registration(by=by_person(luz), registration=registration, version=registration.version, values=answers())
    with clock.stopped_at(clock.now() + timedelta(days=400)):
        assert forget_unconfirmed() == 0


# --- Registrations that nobody finishes ------------------------------------------------------------
@pytest.mark.parametrize(("days", "letters", "left"), [(59, 0, 1), (61, 1, 1), (91, 0, 0)])
def test_a_registration_that_nobody_finishes_is_warned_of_then_forgotten(secretary, days, letters, left):
    written(secretary)
    with clock.stopped_at(clock.now() + timedelta(days=days)):
        forget_unfinished()
        forget_unfinished()
    assert Message.objects.filter(kind="mechanism.unfinished").count() == letters
    assert Registration.objects.count() == left


def test_the_office_of_whoever_wrote_it_may_end_meanwhile(secretary, luz):
    table = Body.objects.get(slug="working-table-1")
    Mandate.objects.filter(body=table).delete()
    told(secretary)
    assert is_open(Invitation.objects.get())


def test_two_organisations_of_one_contact_are_two(secretary, luz):
    first, again = told(secretary), told(secretary)
    second = told(secretary, name="EXAMPLE: Casa del Norte")
    pairs = [("Casa del Sur", "Luna Azul"), ("Casa del Este", "Sol Rojo")]
    hidden = [told(secretary, name=name, at_risk="yes", alias=alias) for name, alias in pairs]
    assert again == first
    assert len({one.pk for one in (first, second, *hidden)}) == 4


def test_before_it_is_confirmed_no_table_is_asked_by_another_way(secretary, luz):
    registration = told(secretary)
    accept_invitation(by=by_person(luz), invitation=Invitation.objects.get(), person=luz)
    table = Body.objects.get(kind="working_table", number=3)
    with pytest.raises(DomainError, match="Confirm it first"):
        request_membership(by=by_person(luz), body=table, organisation=registration.organisation)
    assert not MembershipRequest.objects.exists()


def test_one_that_asked_a_table_is_not_deleted(secretary, luz):
    organisation = told(secretary).organisation
    MembershipRequest.objects.create(body=Body.objects.get(kind="working_table", number=3), organisation=organisation)
    with clock.stopped_at(clock.now() + timedelta(days=31)):
        assert forget_unconfirmed() == 0
    assert Organisation.objects.filter(pk=organisation.pk).exists()


def test_one_that_nobody_confirmed_is_no_duty_of_the_co_chairs(secretary, luz):
    told(secretary)
    assert not unrepresented().exists()
