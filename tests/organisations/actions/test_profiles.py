import pytest

from network_portal.audit.models import Event
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.organisations.actions.organisations import add_aliases
from network_portal.organisations.actions.profiles import (
    change_profile,
    choose_what_is_seen,
    withdraw_from_sight,
)
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.protection import ProtectedName
from network_portal.organisations.queries.profiles import SWITCHES, chosen_of
from network_portal.taxonomy.models import Country
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db
UNSEEN = dict.fromkeys(SWITCHES, False)


@pytest.fixture
def body():
    return make_organisation("casa", kind="migrants", name_es="Casa Verde", name_en="", acronym_en="", **UNSEEN)


def country(iso3):
    return Country.objects.create(iso3=iso3, iso2=iso3[:2], status="member_state", name_en=iso3)


def test_nothing_is_seen_until_it_is_chosen():
    made = Organisation.objects.create(slug="new", kind="media", name_en="New")
    assert chosen_of(made) == frozenset() and not any(made.shows(field) for field in made.FIELDS)


def test_the_audit_keeps_which_fields_changed_and_never_what_they_say(body):
    values = {"about": "Secret words", "sectors": ["health"], "country": country("HND"), "reach": "country"}
    changed = change_profile(by=SYSTEM, organisation=body, version=1, values=values)
    assert (changed.version, changed.about, changed.sectors) == (2, "Secret words", ["health"])
    event = Event.objects.get(verb="organisations.change_profile")
    assert event.changes == {"fields": [None, "about, country, sectors"]}


def test_of_two_who_save_at_once_only_the_first_does(body):
    change_profile(by=SYSTEM, organisation=body, version=1, values={"reach": "regional", "about": "First"})
    with pytest.raises(DomainError) as refusal:
        change_profile(by=SYSTEM, organisation=body, version=1, values={"about": "Second"})
    assert refusal.value.code == "changed_meanwhile"
    with pytest.raises(DomainError):
        choose_what_is_seen(by=SYSTEM, organisation=body, version=1, chosen={"is_listed"})
    body.refresh_from_db()
    assert (body.about, body.is_listed) == ("First", False)


def test_it_has_a_name_and_a_place(body):
    nameless = dict.fromkeys(["name_es"], "")
    for values, code in ((nameless, "organisation_needs_name"), ({"reach": "country"}, "organisation_needs_country")):
        with pytest.raises(DomainError) as refusal:
            change_profile(by=SYSTEM, organisation=body, version=1, values=values)
        assert refusal.value.code == code


@pytest.mark.parametrize(("iso3", "kept"), [("BLZ", "caribbean"), ("GUY", "caribbean"), ("HND", "")])
def test_only_where_the_schemes_disagree_a_subregion_is_chosen(body, iso3, kept):
    values = {"reach": "country", "country": country(iso3), "subregion": "caribbean"}
    assert change_profile(by=SYSTEM, organisation=body, version=1, values=values).subregion == kept


def test_a_new_name_takes_the_place_of_the_old_one_wherever_it_is_found(body):
    add_aliases(body, ("Casa Verde", "La Casa"))
    make_organisation("other")
    change_profile(by=SYSTEM, organisation=body, version=1, values={"reach": "regional", "name_es": "Casa Azul"})
    assert set(body.aliases.values_list("text", flat=True)) == {"Casa Azul", "La Casa"}


def test_what_public_sources_tell_of_an_agency_is_no_choice_of_its_own():
    agency = make_organisation("iom", name_en="IOM")
    values = {"name_en": "Other", "kind": "media", "about": "Ours"}
    changed = change_profile(by=SYSTEM, organisation=agency, version=1, values=values)
    assert (changed.name_en, changed.kind, changed.about) == ("IOM", "un_agency", "Ours")
    shown = withdraw_from_sight(by=SYSTEM, organisation=agency)
    assert chosen_of(shown) == {"is_listed", "shows_kind", "shows_country"}


def test_a_protected_one_is_not_shown_and_keeps_its_alias(body):
    ProtectedName.objects.create(organisation=body, name="Real")
    with pytest.raises(DomainError) as refusal:
        choose_what_is_seen(by=SYSTEM, organisation=body, version=1, chosen={"is_listed"})
    assert refusal.value.code == "protected_is_not_seen"
    body.refresh_from_db()
    changed = change_profile(
        by=SYSTEM, organisation=body, version=body.version, values={"name_es": "Real", "reach": "regional"}
    )
    assert changed.name_es == "Casa Verde"


def test_all_is_withdrawn_whatever_version_the_page_showed(body):
    choose_what_is_seen(by=SYSTEM, organisation=body, version=1, chosen=set(SWITCHES))
    assert chosen_of(Organisation.objects.get(pk=body.pk)) == set(SWITCHES)
    withdraw_from_sight(by=SYSTEM, organisation=body)
    found = Organisation.objects.get(pk=body.pk)
    assert (chosen_of(found), found.version) == (frozenset(), 3)
