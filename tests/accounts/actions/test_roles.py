import pytest
from django.core.management import CommandError, call_command

from network_portal.accounts.actions.roles import give_role, take_role
from network_portal.accounts.queries import protection_contacts
from network_portal.audit.models import Event
from network_portal.common import actors
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from tests.factories import actor_with, make_staff, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def co_chairs(db):
    return [make_staff("co_chair", email=f"chair{n}@example.org", language=("es", "fr")[n]) for n in (0, 1)]


def test_all_co_chairs_and_the_person_are_told_in_their_language(co_chairs):
    editor = make_user(email="editor@example.org", name="Eva EXAMPLE", language="en")
    give_role(by=actor_with("co_chair", user=co_chairs[0]), person=editor, role="editor")
    told = {message.address: message.language for message in Message.objects.filter(kind="accounts.role_changed")}
    assert told == {"chair0@example.org": "es", "chair1@example.org": "fr", "editor@example.org": "en"}
    assert editor.holds_role("editor")


def test_taking_a_role_is_told_to_the_co_chair_who_lost_it(co_chairs):
    take_role(by=actor_with("co_chair", user=co_chairs[0]), person=co_chairs[1], role="co_chair")
    assert not co_chairs[1].holds_role("co_chair")
    assert set(Message.objects.values_list("address", flat=True)) == {"chair0@example.org", "chair1@example.org"}


@pytest.mark.parametrize("verb", [give_role, take_role])
def test_never_to_oneself(co_chairs, verb):
    with pytest.raises(DomainError) as refusal:
        verb(by=actor_with("co_chair", user=co_chairs[0]), person=co_chairs[0], role="administrator")
    assert refusal.value.code == "role_to_oneself"
    assert not Message.objects.exists()


def test_twice_changes_nothing(co_chairs):
    by, person = actor_with("co_chair", user=co_chairs[0]), make_user()
    give_role(by=by, person=person, role="editor")
    with pytest.raises(DomainError, match="already"):
        give_role(by=by, person=person, role="editor")
    assert person.role_grants.count() == 1


def test_the_audit_keeps_a_number_and_no_name(co_chairs):
    person = make_user(name="Eva EXAMPLE")
    give_role(by=actor_with("co_chair", user=co_chairs[0]), person=person, role="editor")
    event = Event.objects.get()
    assert (event.verb, event.target_id) == ("accounts.give_role", person.pk)
    assert "Eva" not in event.target_label
    assert event.changes == {"role": ["", "editor"]}


def test_the_command_makes_the_first_administrator(db, capsys):
    person = make_user(email="first@example.org")
    call_command("give_role", "first@example.org", "administrator")
    assert person.holds_role("administrator")
    assert Event.objects.get().actor_id is SYSTEM.user_id
    with pytest.raises(CommandError, match="already"):
        call_command("give_role", "first@example.org", "administrator")
    with pytest.raises(CommandError, match="Sign up"):
        call_command("give_role", "nobody@example.org", "administrator")


# --- Protection contacts ---------------------------------------------------------------------------
def chair():
    return make_staff(actors.CO_CHAIR)


def named_by(person, whom):
    return give_role(by=actor_with(actors.CO_CHAIR, user=person), person=whom, role=actors.PROTECTION_CONTACT)


def test_two_co_chairs_at_most_are_protection_contacts():
    first, second, third = chair(), chair(), chair()
    named_by(first, second)
    named_by(second, first)
    with pytest.raises(DomainError) as refused:
        named_by(first, third)
    assert refused.value.code == "contacts_are_two"
    assert list(protection_contacts()) == [first, second]


@pytest.mark.parametrize("role", [actors.EDITOR, actors.ADMINISTRATOR, actors.COMMITTEE])
def test_nobody_but_a_co_chair_is_a_contact(role):
    with pytest.raises(DomainError) as refused:
        named_by(chair(), make_staff(role))
    assert refused.value.code == "contact_is_a_co_chair"


@pytest.mark.parametrize("by", [actor_with(actors.ADMINISTRATOR), actors.SYSTEM])
def test_who_runs_the_machine_names_no_contact(by):
    with pytest.raises(DomainError) as refused:
        give_role(by=by, person=chair(), role=actors.PROTECTION_CONTACT)
    assert refused.value.code == "contact_is_a_co_chair"


def test_a_contact_who_is_no_co_chair_any_more_is_no_contact():
    first, second = chair(), chair()
    named_by(first, second)
    take_role(by=actor_with(actors.CO_CHAIR, user=first), person=second, role=actors.CO_CHAIR)
    assert not second.role_grants.in_force().exists()
    assert not protection_contacts().exists()
