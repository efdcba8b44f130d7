"""One subject handed to a colleague, from the focal point's mail to the update that is sent."""

import pytest
from django.test import Client

from network_portal.common.actors import SYSTEM
from network_portal.monitoring.actions.drafters import hand_over
from network_portal.monitoring.actions.updates import submit_update
from network_portal.monitoring.models import Duty, Notice, Update
from network_portal.monitoring.rules.updates import Answer
from network_portal.notifications.models import Message
from network_portal.organisations.models import TeamMember
from tests.factories import make_focal_point, make_organisation, make_user, signed_in
from tests.monitoring.conftest import link_path, said

HERE = "/en/rounds/2026-09/organisations/unicef/"


@pytest.fixture
def luz(unicef):
    person = make_user(name="Luz EXAMPLE", email="luz@example.org", language="fr")
    TeamMember.objects.create(organisation=unicef, user=person, role="member")
    return person


@pytest.fixture
def handed(call, duties, luz):
    """The link of the colleague, to whom the first subject was handed."""
    form = {"colleague": luz.pk, "words": "EXAMPLE: you were there"}
    assert Client().post(f"{call}hand-over/{duties[0].pk}/", form).headers["Location"] == "../../"
    return link_path(luz)


def test_the_colleague_gets_one_mail_about_this_subject_alone(handed, call, duties, luz):
    again = {"colleague": luz.pk, "words": ""}  # sent twice: it saw nobody drafting
    assert Client().post(f"{call}hand-over/{duties[0].pk}/", again).status_code == 302
    mail = Message.objects.get(kind="monitoring.handed_over")
    assert (mail.address, mail.language) == ("luz@example.org", "fr")
    assert "B1.2" in mail.text and "B1.3" not in mail.text
    assert "Ana EXAMPLE" in mail.text and "EXAMPLE: you were there" in mail.text


def test_drafted_and_ready_the_focal_point_sees_by_whom_and_sends(handed, call, duties, ana):
    colleague, focal_point = Client(), Client()
    page = colleague.get(handed)
    assert [block.owed.facts.code for block in page.context["blocks"]] == ["B1.2"]
    assert 'value="send"' not in page.content.decode()
    assert "Luz EXAMPLE drafts it." in focal_point.get(call).content.decode()
    news = said(duties[0], status="on_track", done="EXAMPLE: drafted")
    assert colleague.post(handed, news | {"act": "send"}).status_code == 302
    assert Update.objects.get().state == "draft", "a drafter does not send"
    for _press in range(2):
        colleague.post(
            handed, said(duties[0], version=1, status="on_track", done="EXAMPLE: drafted") | {"act": "ready"}
        )
    assert "Drafted by Luz EXAMPLE, ready to be sent." in focal_point.get(call).content.decode()
    told = Message.objects.get(kind="monitoring.draft_ready")
    assert told.address == ana.email and "Luz EXAMPLE" in told.text
    focal_point.post(call, {"act": "send"})
    assert Update.objects.get().state == "submitted"
    assert 'name="act"' not in colleague.get(handed).content.decode(), "sent, it is only read"


def test_what_is_not_complete_is_not_ready(handed, duties):
    answer = Client().post(handed, said(duties[0], done="EXAMPLE") | {"act": "ready"}, follow=True)
    assert "Saved but not ready, because a status and what was done are missing: B1.2." in answer.content.decode()
    assert not Message.objects.filter(kind="monitoring.draft_ready").exists()


def test_a_drafter_writes_nothing_else_and_hands_nothing_over(handed, duties):
    Client().post(handed, said(duties[1], done="EXAMPLE: not mine") | {"act": "save"})
    assert not Update.objects.exists()
    assert Client().get(f"{handed}hand-over/{duties[0].pk}/").status_code == 403


def test_signed_in_a_member_who_drafts_leaves_the_sending_to_others(handed, duties, luz):
    news = said(duties[0], status="on_track", done="EXAMPLE: a") | said(duties[1], status="delayed", done="EXAMPLE: b")
    page = signed_in(luz).post(HERE, news | {"act": "send"}, follow=True).content.decode()
    assert "Saved as a draft, which a focal point of your organisation sends: B1.2." in page
    assert list(Update.objects.order_by("duty").values_list("state", flat=True)) == ["draft", "submitted"]


def test_taken_back_the_link_is_over_the_draft_is_kept_and_the_next_mail_goes_out(handed, call, duties, luz):
    Client().post(handed, said(duties[0], done="EXAMPLE: kept") | {"act": "save"})
    there = f"{call}hand-over/{duties[0].pk}/"
    Client().post(there, {"act": "take_back", "seen": luz.pk})
    assert [Client().get(path).status_code for path in (handed, link_path(luz))] == [404, 410]
    assert "EXAMPLE: kept" in Client().get(call).content.decode()
    Client().post(there, {"colleague": luz.pk})
    assert [Client().get(path).status_code for path in (handed, link_path(luz))] == [404, 200]
    assert Notice.objects.filter(kind="handed_over").count() == 2


def test_taken_back_while_the_colleague_types_their_text_is_shown_to_be_copied(handed, call, duties, luz):
    there = [f"{call}hand-over/{duty.pk}/" for duty in duties]
    Client().post(there[1], {"colleague": luz.pk})
    typed = said(duties[0], done="EXAMPLE: the gone") | said(duties[1], done="EXAMPLE: the other")
    Client().post(there[0], {"act": "take_back", "seen": luz.pk})
    answer = Client().post(handed, typed | {"act": "save"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "You draft one of these no more" in page
    assert page.index("What you wrote") < page.index("EXAMPLE: the gone") < page.index("EXAMPLE: the other")
    assert [one.done for one in Update.objects.all()] == ["EXAMPLE: the other"]
    told = Client().post(handed, typed | {"act": "save"}, headers={"Accept": "application/json"}).json()
    assert "Only what was handed to you is yours to draft." in told["errors"]
    Client().post(there[1], {"act": "take_back", "seen": luz.pk})
    answer = Client().post(handed, typed | {"act": "save"})
    assert answer.status_code == 404 and "EXAMPLE: the gone" in answer.content.decode()


def test_taken_back_a_link_serves_for_what_else_its_person_does(handed, call, duties, luz, unicef):
    Client().post(f"{call}hand-over/{duties[1].pk}/", {"colleague": luz.pk})
    Client().post(f"{call}hand-over/{duties[0].pk}/", {"act": "take_back", "seen": luz.pk})
    page = Client().get(handed)
    assert [block.owed.duty for block in page.context["blocks"]] == [duties[1]]
    TeamMember.objects.filter(user=luz).update(role="focal_point")
    Client().post(f"{call}hand-over/{duties[1].pk}/", {"act": "take_back", "seen": luz.pk})
    assert len(Client().get(handed).context["blocks"]) == 2


def test_only_somebody_of_the_team_and_only_what_is_not_answered(call, duties, unicef, ana):
    stranger = make_focal_point(make_organisation("undp"))
    there = f"{call}hand-over/{duties[0].pk}/"
    assert "Nobody else is in the team of UNICEF yet" in Client().get(there).content.decode()
    colleague = make_focal_point(unicef)
    assert "field-error" in Client().post(there, {"colleague": stranger.pk}).content.decode()
    other = Duty.objects.exclude(organisation=unicef).first()
    assert Client().get(f"{call}hand-over/{other.pk}/").status_code == 404
    submit_update(by=SYSTEM, duty=duties[0], version=0, answer=Answer(nothing_new=True), language="en")
    answer = Client().post(there, {"colleague": colleague.pk}).content.decode()
    assert "This one is answered already." in answer


def test_nobody_undoes_unseen_what_another_focal_point_chose(handed, call, duties, luz, unicef):
    eva = make_user(name="Eva EXAMPLE")
    TeamMember.objects.create(organisation=unicef, user=eva, role="member")
    there = f"{call}hand-over/{duties[0].pk}/"
    late = {"colleague": eva.pk, "words": "EXAMPLE: please"}
    answer = Client().post(there, late | {"seen": ""})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Somebody changed meanwhile who drafts this." in page
    assert "Luz EXAMPLE drafts it now." in page and "EXAMPLE: please</textarea>" in page
    answer = Client().post(there, {"act": "take_back", "seen": eva.pk}, follow=True)
    assert "Somebody changed meanwhile who drafts this." in answer.content.decode()
    assert Client().get(handed).status_code == 200
    Client().post(there, late | {"seen": page.partition('name="seen" value="')[2].partition('"')[0]})
    duties[0].refresh_from_db()
    assert duties[0].drafter == eva


def test_who_left_the_team_drafts_no_more(handed, luz, duties):
    TeamMember.objects.filter(user=luz).delete()
    assert Client().get(handed).status_code == 410
    assert hand_over(by=SYSTEM, duty=duties[0], colleague_id=None, seen_id=luz.pk).drafter is None
