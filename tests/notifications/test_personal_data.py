import pytest
from allauth.account.models import EmailAddress

from network_portal.accounts.actions.people import erase_account
from network_portal.accounts.actions.roles import give_role
from network_portal.common import clock, registry
from network_portal.common.actors import SYSTEM
from network_portal.monitoring.actions.drafters import hand_over, say_ready
from network_portal.monitoring.actions.rounds import open_due_rounds
from network_portal.monitoring.actions.updates import save_draft
from network_portal.monitoring.models import Duty
from network_portal.monitoring.rules.updates import Answer
from network_portal.notifications.actions.delivery import deliver_waiting, forget_old_bodies
from network_portal.notifications.models import DeliveryEvent, Message
from network_portal.notifications.queries import kept_mails
from network_portal.organisations.models import TeamMember
from tests.factories import (
    actor_with,
    make_activity,
    make_focal_point,
    make_organisation,
    make_plan,
    make_priority,
    make_staff,
    make_user,
)
from tests.monitoring.conftest import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    return registry.personal_data["messages"]


def test_a_person_reads_what_was_written_to_them(queue, held):
    person = make_user(email="p@x.org")
    queue(person_id=person.pk, note="mine", address="p@x.org")
    queue(address="p@x.org", note="before the account")
    queue(note="another's")
    rows = held.export(person.pk)["messages"]
    assert [row["subject"] for row in rows] == ["Sunday: mine", "Sunday: before the account"]
    assert rows[0]["sent_at"] is None
    assert "[[link]]" in rows[0]["text"], "the link itself is kept nowhere"


def test_erasing_a_person_removes_the_files_of_a_portal_that_keeps_its_mails(
    queue, held, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    settings.EMAIL_BACKEND = "network_portal.notifications.backends.KeptMailBackend"
    person = make_user(email="p@x.org")
    queue(person_id=person.pk, address="p@x.org")
    queue(address="another@x.org")
    deliver_waiting()
    with django_capture_on_commit_callbacks(execute=True):
        held.erase(person.pk)
    assert [mail.address for mail in kept_mails()] == ["another@x.org"]


def test_erasing_a_person_empties_what_was_sent_and_drops_what_waits(queue, held):
    person = make_user(email="p@x.org")
    sent = queue(person_id=person.pk, note="secret", address="p@x.org")
    early = queue(address="p@x.org", note="secret")
    Message.objects.update(state=Message.SENT)
    waiting = queue(person_id=person.pk, address="p@x.org")
    other = queue(note="stays")
    held.erase(person.pk)
    assert not Message.objects.filter(pk=waiting.pk).exists()
    for message in Message.objects.filter(pk__in=[sent.pk, early.pk]):
        assert (message.address, message.person_id, message.text, message.html) == ("", None, "", "")
        assert (message.subject, message.links) == ("", {})
    assert "stays" in Message.objects.get(pk=other.pk).text


def test_a_person_reads_what_the_provider_told_and_erasing_forgets_it(queue, held):
    person = make_user(email="p@x.org")
    sent = queue(person_id=person.pk, address="p@x.org")
    Message.objects.update(state=Message.SENT)
    told = {"what": "bounced", "why": "full", "at": clock.now()}
    DeliveryEvent.objects.create(message=sent, key="1", **told)
    assert held.export(person.pk)["messages"][0]["told_by_provider"] == [told]
    held.erase(person.pk)
    assert not DeliveryEvent.objects.exists()


def test_what_went_to_an_address_of_the_person_is_found_without_any_message_to_the_person(queue, held):
    person = make_user(email="p@x.org")
    EmailAddress.objects.create(user=person, email="second@x.org", verified=True)
    for address in ("p@x.org", "P@X.org", "second@x.org"):
        queue(address=address, note="invited")
    Message.objects.update(state=Message.SENT)
    assert len(held.export(person.pk)["messages"]) == 3
    held.erase(person.pk)
    assert set(Message.objects.values_list("address", "subject")) == {("", "")}


def test_an_address_that_somebody_else_may_hold_shows_nothing(queue, held):
    person = make_user(email="p@x.org")
    EmailAddress.objects.create(user=person, email="victim@x.org", verified=False)
    queue(person_id=person.pk, address="victim@x.org", note="confirm")
    queue(address="victim@x.org", note="theirs")
    assert [row["subject"] for row in held.export(person.pk)["messages"]] == ["Sunday: confirm"]
    held.erase(person.pk)
    assert Message.objects.get().text


def test_what_others_were_told_about_an_erased_person_names_them_no_more(held):
    chair, person = make_staff("co_chair"), make_user(name="Eva EXAMPLE")
    giver = make_user(name="Luis EXAMPLE")
    give_role(by=actor_with("administrator", user=giver), person=person, role="editor")
    told = Message.objects.get(person=chair)
    assert "Eva" not in told.subject + told.message_id
    assert "Eva EXAMPLE" in told.text
    held.erase(person.pk)
    assert "Eva EXAMPLE" in Message.objects.get(pk=told.pk).text, "it waits: the co-chairs must know"
    Message.objects.update(state=Message.SENT)
    held.erase(giver.pk)
    told.refresh_from_db()
    assert (told.subject, told.text, told.html, told.links) == ("", "", "", {})
    assert told.address == chair.email


def test_the_mails_of_a_hand_over_name_neither_of_two_who_were_erased():
    with clock.stopped_at(at(2026, 9, 1)):
        unicef = make_organisation("unicef")
        make_activity(make_priority(make_plan()), "B1.1", leads=(unicef,))
        ana, luz = make_focal_point(unicef, name="Ana EXAMPLE"), make_user(name="Luz EXAMPLE")
        TeamMember.objects.create(organisation=unicef, user=luz, role="member")
        [round_] = open_due_rounds()
        duty = Duty.objects.get()
        by = actor_with(user=ana, memberships={unicef.pk: "focal_point"})
        hand_over(by=by, duty=duty, colleague_id=luz.pk, seen_id=None)
        drafter = actor_with(user=luz, memberships={unicef.pk: "member"})
        save_draft(by=drafter, duty=duty, version=0, answer=Answer(nothing_new=True), language="en")
        say_ready(by=drafter, round_=round_, organisation_id=unicef.pk)
        handed, ready = (Message.objects.get(kind=f"monitoring.{kind}") for kind in ("handed_over", "draft_ready"))
        assert "Ana EXAMPLE" in handed.text and "Luz EXAMPLE" in ready.text
        Message.objects.update(state=Message.SENT)
        for person, mail in ((ana, handed), (luz, ready)):
            erase_account(by=SYSTEM, person=person)
            mail.refresh_from_db()
            assert (mail.subject, mail.text, mail.html) == ("", "", "")


def test_what_left_after_the_erasure_is_emptied_by_the_next_run():
    make_staff("co_chair")
    person = make_user(name="Eva EXAMPLE")
    give_role(by=actor_with("administrator", user=make_user()), person=person, role="editor")
    erase_account(by=SYSTEM, person=person)
    forget_old_bodies()
    assert "Eva EXAMPLE" in Message.objects.get().text
    Message.objects.update(state=Message.SENT)
    forget_old_bodies()
    assert Message.objects.get().text == ""
