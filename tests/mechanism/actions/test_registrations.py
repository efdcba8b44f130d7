import pytest

from mechanism.actions.registrations import (
    begin_registration,
    discard_registration,
    register_organisation,
    save_step,
)
from mechanism.models import Admission, MembershipRequest, Registration
from network_portal.common.actors import REPRESENTATIVE
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from network_portal.organisations.models import Alias, Organisation, ProtectedName, TeamMember
from network_portal.organisations.models.profiles import Seen
from network_portal.taxonomy.models import Country
from tests.factories import make_organisation, make_user
from tests.mechanism.joining import by_person, written


@pytest.fixture
def ana(tables):
    return make_user(email="ana@example.org", language="es")


def register(person, **changed):
    registration = written(person, **changed)
    return register_organisation(by=by_person(person), registration=registration, version=registration.version)


def test_registering_makes_the_organisation_its_team_and_a_request_to_each_table(ana):
    organisation = register(ana)
    assert organisation.name_es == "EXAMPLE: Casa del Migrante"
    assert organisation.country.iso3 == "HND"
    assert organisation.reach == "country"
    assert sorted(organisation.objectives.values_list("number", flat=True)) == [5, 8]
    assert TeamMember.objects.get(organisation=organisation).user == ana
    assert TeamMember.objects.get(organisation=organisation).role == REPRESENTATIVE
    assert Admission.objects.get(organisation=organisation).confirmed_at
    asked = MembershipRequest.objects.filter(organisation=organisation, state="asked")
    assert sorted(asked.values_list("body__number", flat=True)) == [1, 2]


def test_nobody_sees_anything_of_it_and_its_address_tells_nothing(ana):
    organisation = register(ana)
    choices = [field.name for field in Seen._meta.get_fields()]
    assert not any(getattr(organisation, name) for name in choices)
    assert "casa" not in organisation.slug
    assert not Alias.objects.filter(organisation=organisation).exists()


def test_what_was_written_stands_once(ana):
    organisation = register(ana)
    registration = Registration.objects.get()
    assert registration.values == {}
    assert registration.done_at
    assert registration.organisation == organisation


def test_the_letter_says_in_the_persons_language_who_answers_by_when(ana):
    register(ana)
    letter = Message.objects.get(kind="mechanism.registered")
    assert letter.language == "es"
    assert "Mesa de Trabajo 1" in letter.text
    assert "Mesa de Trabajo 2" in letter.text


@pytest.mark.parametrize("lacking", ["name", "kind", "where", "objectives", "tables", "at_risk"])
def test_nothing_is_sent_while_an_answer_is_missing(ana, lacking):
    with pytest.raises(DomainError) as refused:
        register(ana, **{lacking: [] if lacking in ("objectives", "tables") else ""})
    assert refused.value.code == "registration_incomplete"
    assert not MembershipRequest.objects.exists()


def test_one_at_risk_stands_under_its_alias_alone(ana):
    organisation = register(ana, at_risk="yes", alias="Puente del Sur")
    kept = Organisation.objects.get(pk=organisation.pk)
    assert {kept.name_es, kept.name_en} == {"Puente del Sur"}
    assert ProtectedName.objects.get(organisation=kept).name == "EXAMPLE: Casa del Migrante"
    assert not Message.objects.filter(text__contains="Casa del Migrante").exists()


@pytest.mark.parametrize(("where", "reach"), [("regional", "regional"), ("outside", "outside")])
def test_one_of_no_single_country_has_none(ana, where, reach):
    organisation = register(ana, where=where)
    assert (organisation.country, organisation.reach) == (None, reach)


@pytest.mark.parametrize(("iso3", "kept"), [("BLZ", "caribbean"), ("HND", "")])
def test_a_subregion_is_kept_only_where_lists_disagree(ana, iso3, kept):
    organisation = register(ana, where=str(Country.objects.get(iso3=iso3).pk), subregion="caribbean")
    assert organisation.subregion == kept


def test_a_second_press_changes_nothing(ana):
    registration = written(ana)
    press = {"by": by_person(ana), "registration": registration, "version": registration.version}
    register_organisation(**press)
    with pytest.raises(DomainError) as refused:
        register_organisation(**press)
    assert refused.value.code == "changed_meanwhile"
    assert Organisation.objects.filter(admission__isnull=False).count() == 1


def test_begun_twice_it_is_the_first(ana):
    assert begin_registration(by=by_person(ana)) == begin_registration(by=by_person(ana))


def test_another_person_neither_writes_in_it_nor_sends_it(ana):
    registration = written(ana)
    other = by_person(make_user())
    with pytest.raises(DomainError):
        save_step(by=other, registration=registration, version=registration.version, step="work", values={})
    with pytest.raises(DomainError):
        register_organisation(by=other, registration=registration, version=registration.version)
    discard_registration(by=other, registration=registration)
    assert Registration.objects.filter(pk=registration.pk).exists()


def test_what_is_thrown_away_is_gone(ana):
    discard_registration(by=by_person(ana), registration=written(ana))
    assert not Registration.objects.exists()


def test_the_same_name_in_two_countries_stays_two(ana):
    make_organisation(name="EXAMPLE: Casa del Migrante", country=Country.objects.get(iso3="MEX"), is_listed=True)
    organisation = register(ana)
    assert Organisation.objects.filter(name_es=organisation.name_es).count() == 1


def test_the_person_may_register_another_one_afterwards(ana):
    register(ana)
    assert begin_registration(by=by_person(ana)).done_at is None
