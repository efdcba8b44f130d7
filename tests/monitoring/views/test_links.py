"""The life of a mailed link: re-issued, taken back, disowned, ended with a seat in the team."""

from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.test import Client

from network_portal.accounts.links import confirm_email
from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.monitoring.actions.links import follow_address
from network_portal.monitoring.actions.nudges import nudge
from network_portal.monitoring.actions.updates import save_draft
from network_portal.monitoring.models import MailedLink, Update
from network_portal.monitoring.rules.updates import Answer
from network_portal.notifications.models import Message
from network_portal.organisations.actions.invitations import accept_invitation, invite
from network_portal.organisations.actions.teams import change_team_role, leave_team
from network_portal.organisations.models import TeamMember
from tests.factories import make_focal_point, make_staff, make_user, signed_in
from tests.monitoring.conftest import at, link_path, said

HERE = "/en/rounds/2026-09/organisations/unicef/links/"


@pytest.fixture
def co_chair(round_):
    return signed_in(make_staff("co_chair"))


def pressed(act, link):
    return {"act": act, "link": link.pk, "generation": link.generation}


def mails(kind):
    return Message.objects.filter(kind=f"monitoring.{kind}")


def test_a_new_link_kills_the_old_one_and_two_presses_send_one_mail(call, ana, co_chair):
    link = MailedLink.objects.get()
    for _press in range(2):
        assert co_chair.post(HERE, pressed("reissue", link)).status_code == 302
    assert Client().get(call).status_code == 404
    assert Client().get(link_path(ana)).status_code == 200
    mail = mails("new_link").get()
    assert (mail.address, mail.links["link"]["link"]) == (ana.email, link.pk)
    assert "B1.2" in mail.text and "token" not in str(mail.links)


def test_a_link_outlives_a_change_of_key_while_the_old_key_is_known(call, settings):
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key"
    assert Client().get(call).status_code == 404
    settings.SECRET_KEY_FALLBACKS = [old]
    assert Client().get(call).status_code == 200
    assert Client().get(f"{call[:-2]}x/").status_code == 404


def test_a_new_address_ends_the_link_in_the_old_mailbox(call, ana):
    EmailAddress.objects.create(user=ana, email=ana.email, verified=True, primary=True)
    new = EmailAddress.objects.create(user=ana, email="new@example.org")
    signed_in(ana).post(confirm_email({"address": new.pk}, "en").removeprefix(settings.SITE_URL))
    assert Client().get(call).status_code == 404
    assert Client().get(link_path(ana)).status_code == 200
    waiting = {mails(kind).get().address for kind in ("call", "new_link")}
    assert waiting == {new.email}, "a mail that waits makes its link when it leaves"
    told = Message.objects.get(kind="accounts.email_changed")
    assert told.address == "ana@example.org"


def test_a_new_address_opens_no_link_that_was_taken_back(call, ana, co_chair):
    co_chair.post(HERE, pressed("revoke", MailedLink.objects.get()))
    follow_address(ana.pk, ana.email, "new@example.org")
    assert Client().get(link_path(ana)).status_code == 410
    assert not mails("new_link").exists()


def test_taken_back_it_opens_nothing_and_no_mail_of_the_round_follows(call, ana, co_chair, round_, unicef):
    make_focal_point(unicef)
    link = MailedLink.objects.get(person=ana)
    co_chair.post(HERE, pressed("revoke", link))
    assert Client().get(call).status_code == 404
    assert Client().get(link_path(ana)).status_code == 410
    nudge(by=SYSTEM, round_=round_, organisations=[unicef.pk], words="EXAMPLE", nudged_before=0)
    assert ana.email not in mails("nudge").values_list("address", flat=True)
    link.refresh_from_db()
    co_chair.post(HERE, pressed("reissue", link))
    assert Client().get(link_path(ana)).status_code == 200


def test_an_organisations_own_people_care_for_its_links_and_nobody_elses(call, ana, unicef, iom, round_):
    theirs = MailedLink.objects.create(
        round=round_, organisation=iom, person=make_focal_point(iom), expires_on=round_.link_ends_on
    )
    client = signed_in(ana)
    assert "Works until" in client.get(HERE).content.decode()
    assert client.post(HERE, pressed("revoke", theirs)).status_code == 404
    assert client.get(HERE.replace("unicef", "iom")).status_code == 404
    for nonsense in ({}, {"act": "revoke"}, {"act": "revoke", "link": "²", "generation": "1"}):
        assert client.post(HERE, nonsense).status_code == 302
    theirs.refresh_from_db()
    assert theirs.revoked_at is None
    member = make_user()
    TeamMember.objects.create(organisation=unicef, user=member, role="member")
    assert signed_in(member).post(HERE, pressed("revoke", theirs)).status_code == 403


def test_no_token_stands_on_the_page(call, co_chair):
    page = co_chair.get(HERE).content.decode()
    assert call.strip("/").rpartition("-")[2] not in page


def test_to_the_second_a_link_ends_with_its_last_day_in_the_networks_zone(call, ana, co_chair):
    for second, status in ((datetime(2026, 10, 17, 4, 59, 59, tzinfo=UTC), 200), (at(2026, 10, 17, 5), 410)):
        with clock.stopped_at(second):
            assert Client().get(call).status_code == status
    with clock.stopped_at(at(2026, 10, 17, 5)):
        late = signed_in(make_staff("co_chair"))
        page = late.post(HERE, pressed("reissue", MailedLink.objects.get()), follow=True).content.decode()
    assert "it is not issued again" in page and not mails("new_link").exists()


def test_not_me_is_one_press_that_no_scanner_makes(call, ana, co_chair):
    there = f"{call}not-me/"
    for _look in range(100):
        Client().get(there)
        Client().head(there)
    assert Client().get(call).status_code == 200
    answer = Client().post(there)
    assert "Thank you for telling us" in answer.content.decode()
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert [Client().get(path).status_code for path in (call, link_path(ana))] == [404, 410]
    assert "says: not for me" in co_chair.get("/en/rounds/2026-09/").content.decode()
    assert "this is not for me" in co_chair.get(HERE).content.decode()
    co_chair.post(HERE, pressed("reissue", MailedLink.objects.get()))
    assert "not for me" not in co_chair.get("/en/rounds/2026-09/").content.decode()


def test_a_focal_point_is_replaced_the_old_link_dies_and_nothing_is_lost(call, ana, duties, unicef):
    save_draft(by=SYSTEM, duty=duties[0], version=0, answer=Answer(done="EXAMPLE: kept"), language="en")
    new = make_user(name="Luz EXAMPLE", email="luz@example.org")
    EmailAddress.objects.create(user=new, email=new.email, verified=True, primary=True)
    seat = TeamMember.objects.get(user=ana)
    invitation = invite(
        by=SYSTEM, organisation=unicef, email=new.email, role="focal_point", language="en", replaces=seat
    )
    accept_invitation(by=SYSTEM, invitation=invitation, person=new)
    assert Client().get(call).status_code == 404
    assert mails("call").get(address=new.email)
    page = Client().get(link_path(new)).content.decode()
    assert "EXAMPLE: kept" in page
    Client().post(link_path(new), said(duties[0], version=1, status="on_track", done="EXAMPLE: more") | {"act": "send"})
    assert Update.objects.get().state == "submitted"


def test_who_leaves_and_comes_back_gets_a_link_of_their_own_time(call, ana, unicef):
    leave_team(by=SYSTEM, seat=TeamMember.objects.get(user=ana))
    seat = TeamMember.objects.create(organisation=unicef, user=ana, role="member")
    assert Client().get(link_path(ana)).status_code == 410
    change_team_role(by=SYSTEM, seat=seat, role="focal_point")
    assert Client().get(call).status_code == 404, "the link of their first time stays dead"
    assert Client().get(link_path(ana)).status_code == 200
    assert (mails("call").count(), mails("new_link").count()) == (1, 1)
