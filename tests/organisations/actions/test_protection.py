import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.utils import translation

from network_portal.audit.actions import record
from network_portal.audit.models import Event
from network_portal.common import actors
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from network_portal.organisations.actions.organisations import add_aliases
from network_portal.organisations.actions.protection import (
    choose_alias,
    protect_organisation,
    read_protected_names,
    unprotect_organisation,
)
from network_portal.organisations.models import Alias, Organisation, ProtectedName
from network_portal.organisations.queries.organisations import organisations_by_text
from tests.factories import actor_with, make_organisation, make_staff, make_user

pytestmark = pytest.mark.django_db
NAME = "Fundación Esperanza Viva"


@pytest.fixture
def body() -> Organisation:
    names = {f"name_{code}": f"{NAME} {code}" for code in ("en", "es", "fr", "pt_br")}
    found = make_organisation("esperanza-viva", kind="civil_society", acronym_en="FEV", shows_kind=True, **names)
    add_aliases(found, ("FEV", "Esperanza Viva"))
    return found


def by(body: Organisation):
    return actor_with(user=make_user(), memberships={body.pk: actors.REPRESENTATIVE})


def protect(body: Organisation, alias: str = "Luna Azul") -> None:
    protect_organisation(by=by(body), organisation=body, alias=alias)


def refusal(verb, **arguments) -> str:
    with pytest.raises(DomainError) as refused:
        verb(**arguments)
    return refused.value.code


def test_the_row_holds_the_alias_in_every_language_and_shows_nothing(body):
    protect(body)
    found = Organisation.objects.get(pk=body.pk)
    for code in ("en", "es", "fr", "pt-br"):
        with translation.override(code):
            assert (found.name, found.acronym, str(found)) == ("Luna Azul", "", "Luna Azul")
    assert found.slug != "esperanza-viva" and "esperanza" not in found.slug
    assert not (found.is_listed or found.shows_kind) and found.is_quiet
    assert str(body) == "Luna Azul"
    assert organisations_by_text([NAME, "FEV", "Esperanza Viva", "esperanza-viva"]) == [None] * 4


def test_what_was_done_before_is_told_with_the_alias(body):
    record("organisations.invite", by=by(body), target=body, changes={"name": ["", f"{NAME} es"]}, note="FEV said so")
    protect(body)
    told = list(Event.objects.order_by("pk").values_list("target_label", "changes", "note"))
    assert told[0] == ("Luna Azul", {"name": ["", "Luna Azul"]}, "Luna Azul said so")
    assert told[1] == ("Luna Azul", {}, "")


def test_a_long_name_that_a_column_cut_is_forgotten_too(body):
    """Of a name longer than a label holds there is only the beginning, which no search for the whole name finds."""
    name = "Red Luminaria " + "de las personas que caminan " * 9
    Organisation.objects.filter(pk=body.pk).update(acronym_en="", name_en=name.strip(), website="")
    long = Organisation.objects.get(pk=body.pk)
    record("organisations.invite", by=by(long), target=long)
    assert Event.objects.latest("pk").target_label.startswith("Red Luminaria")
    protect(long)
    assert not Event.objects.filter(target_label__icontains="Luminaria").exists()


@pytest.mark.parametrize("alias", [NAME, "FEV", "La Esperanza", "IOM", "ab", "x" * 61])
def test_an_alias_that_gives_away_or_names_another_is_refused_in_the_same_words(body, alias):
    make_organisation("iom")
    arguments = {"by": by(body), "organisation": body, "alias": alias}
    assert refusal(protect_organisation, **arguments) == "alias_not_usable"
    assert not ProtectedName.objects.exists()


def test_nobody_finds_out_a_protected_name_by_trying_it_as_an_alias(body):
    protect(body)
    other = make_organisation("other-one", kind="civil_society", name_en="Casa Roja")
    protect(other, f"{NAME} en")
    assert ProtectedName.objects.count() == 2


def test_nobody_finds_out_that_another_is_here_or_protected_by_trying_its_name_as_an_alias(body):
    protect(body)
    make_organisation("unseen", kind="civil_society", name_en="Casa Verde", is_listed=False)
    other = make_organisation("other-one", kind="civil_society", name_en="Casa Roja")
    protect(other, "luna azul")
    choose_alias(by=by(other), organisation=other, alias="Verde Casa")
    choose_alias(by=by(other), organisation=other, alias="Casa Verde")


@pytest.mark.parametrize("kind", ["un_agency", "government"])
def test_public_bodies_are_not_protected(kind):
    arguments = {"by": actor_with(), "organisation": make_organisation(kind=kind), "alias": "Luna Azul"}
    assert refusal(protect_organisation, **arguments) == "protection_not_for_public_bodies"


def test_it_is_protected_once(body):
    protect(body)
    assert refusal(protect_organisation, by=by(body), organisation=body, alias="Sol") == "protected_already"


def test_another_alias_takes_the_place_of_the_first_and_must_hide_the_name_too(body):
    protect(body)
    assert refusal(choose_alias, by=by(body), organisation=body, alias="Esperanza") == "alias_not_usable"
    choose_alias(by=by(body), organisation=body, alias="Sol Naciente")
    assert Organisation.objects.get(pk=body.pk).name == "Sol Naciente"


def test_the_names_come_back_but_not_the_choice_to_be_seen(body):
    protect(body)
    unprotect_organisation(by=by(body), organisation=body)
    found = Organisation.objects.get(pk=body.pk)
    assert (found.slug, found.name_es, found.acronym_en) == ("esperanza-viva", f"{NAME} es", "FEV")
    assert not (found.is_listed or found.shows_kind or found.is_quiet)
    assert set(Alias.objects.values_list("text", flat=True)) == {"FEV", "Esperanza Viva"}
    with pytest.raises(ObjectDoesNotExist):
        found.protected_name  # noqa: B018
    assert refusal(unprotect_organisation, by=by(body), organisation=body) == "not_protected"


def test_the_contacts_get_a_mail_that_names_nobody(body):
    contact = make_staff(actors.CO_CHAIR)
    contact.role_grants.create(role=actors.PROTECTION_CONTACT)
    make_staff(actors.CO_CHAIR)
    protect(body)
    message = Message.objects.get()
    assert (message.person, message.is_quiet) == (contact, True)
    assert "Luna" not in f"{message.subject}{message.text}{message.html}{message.links}"


def test_a_look_is_kept_by_whom_and_not_at_which_name(body):
    protect(body)
    person = make_staff(actors.CO_CHAIR)
    assert [one.name for one in read_protected_names(by=actor_with(user=person))] == [f"{NAME} en"]
    event = Event.objects.get(verb="organisations.read_protected_names")
    assert (event.actor_id, event.target_id, event.changes, event.note) == (person.pk, person.pk, {}, "")


@pytest.mark.parametrize("change", [{"is_listed": True}, {"kind": "government"}])
def test_what_is_protected_cannot_be_shown_by_any_other_verb(body, change):
    protect(body)
    for column, value in change.items():
        setattr(body, column, value)
    assert refusal(body.save) == "protected_stays_hidden"
