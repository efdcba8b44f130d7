"""Leads beside the reporter: copied, they may add one paragraph."""

import pytest
from django.test import Client

from network_portal.common.actors import SYSTEM
from network_portal.monitoring.actions.decisions import accept_update
from network_portal.monitoring.actions.rounds import open_due_rounds
from network_portal.monitoring.actions.updates import submit_update
from network_portal.monitoring.models import CopiedLead, Duty, Paragraph
from network_portal.monitoring.queries.paragraphs import accepted_paragraphs
from network_portal.monitoring.rules.updates import Answer
from network_portal.notifications.models import Message
from tests.factories import make_activity, make_focal_point, make_organisation, make_staff, signed_in
from tests.monitoring.conftest import link_path
from workplan.models import Lead

WORDS = "EXAMPLE: we trained forty people"


@pytest.fixture
def undp(db):
    return make_organisation("undp")


@pytest.fixture
def eva(undp):
    return make_focal_point(undp, email="eva@example.org", name="Eva EXAMPLE", language="en")


@pytest.fixture
def duty(activities, iom, unicef, undp, ana, eva):
    """B1.4: reported by IOM, led by UNICEF (which owes others) and UNDP (which owes nothing) too; FAO supports."""
    shared = make_activity(activities[0].priority, "B1.4", leads=(iom, unicef, undp))
    supporter = make_organisation("fao")
    make_focal_point(supporter, email="fao@example.org")
    Lead.objects.create(activity=shared, organisation=supporter, part=Lead.SUPPORTS, position=1)
    open_due_rounds()
    return Duty.objects.get(subject=shared.subject)


def there(person, duty):
    return f"{link_path(person)}paragraph/{duty.pk}/"


def test_each_lead_gets_one_mail_and_supporters_none(duty, ana, eva):
    assert set(Message.objects.values_list("address", "kind")) == {
        (ana.email, "monitoring.call"),
        (eva.email, "monitoring.copied"),
    }
    for mail in Message.objects.all():
        assert "B1.4" in mail.text
    assert "Nothing is asked of UNDP" in Message.objects.get(address=eva.email).text
    assert set(CopiedLead.objects.values_list("organisation__slug", flat=True)) == {"unicef", "undp"}


def test_written_from_the_mail_changed_and_read_by_the_co_chairs(duty, eva):
    client = Client()
    page = client.get(link_path(eva))
    assert [row.duty for row in page.context["copied"]] == [duty]
    for version, words in ((0, "EXAMPLE: first"), (1, WORDS)):
        answer = client.post(there(eva, duty), {"version": version, "words": words})
        assert answer.headers["Location"] == "../../"
    assert Paragraph.objects.get().words == WORDS
    submit_update(by=SYSTEM, duty=duty, version=0, answer=Answer(nothing_new=True), language="en")
    co_chair = signed_in(make_staff("co_chair"))
    for path in ("", "organisations/iom/"):
        assert WORDS in co_chair.get(f"/en/rounds/2026-09/{path}").content.decode()


def test_two_of_one_organisation_keep_their_words(duty, eva, undp):
    Client().post(there(eva, duty), {"version": 0, "words": "EXAMPLE theirs"})
    answer = Client().post(there(eva, duty), {"version": 0, "words": "EXAMPLE mine"})
    assert answer.status_code == 409
    assert "EXAMPLE theirs" in answer.content.decode() and "EXAMPLE mine</textarea>" in answer.content.decode()


def test_accepted_it_stands_on_the_activitys_page_and_changes_no_more(duty, eva, undp):
    Client().post(there(eva, duty), {"version": 0, "words": WORDS})
    news = Answer(status="on_track", done="EXAMPLE: the reporter")
    update = submit_update(by=SYSTEM, duty=duty, version=0, answer=news, language="en")
    public = "/en/work-plan/2026-2027/activities/B1.4/"
    assert accepted_paragraphs(duty.subject_id) == []
    assert "the reporter" not in Client().get(there(eva, duty)).content.decode(), "unpublished, another's"
    door = f"paragraph/{duty.pk}/"
    assert door in Client().get(link_path(eva)).content.decode()
    accept_update(by=SYSTEM, update=update, version=update.version)
    owed = Client().get(link_path(eva)).content.decode()
    assert door not in owed and WORDS in owed, "no door that leads nowhere"
    page = Client().get(public).content.decode()
    assert page.index("EXAMPLE: the reporter") < page.index(WORDS)
    answer = Client().post(there(eva, duty), {"version": 1, "words": "EXAMPLE: too late"}).content.decode()
    assert "nothing is added any more" in answer
    assert Paragraph.objects.get().words == WORDS


def test_an_organisation_that_is_not_listed_is_named_to_no_other_lead(duty, eva, iom):
    looks = (
        (link_path(eva), Client()),
        (there(eva, duty), Client()),
        ("/en/rounds/2026-09/organisations/undp/", signed_in(eva)),
    )
    assert all("IOM" in client.get(path).content.decode() for path, client in looks)
    iom.is_listed, iom.kind = False, "civil_society"
    iom.save()
    for path, client in looks:
        page = client.get(path).content.decode()
        assert "another organisation" in page.lower() and "IOM" not in page


@pytest.mark.parametrize("is_listed", [True, False])
def test_each_lead_is_told_whether_it_becomes_public(duty, eva, undp, is_listed):
    undp.is_listed, undp.kind = is_listed, "civil_society"
    undp.save()
    page = Client().get(there(eva, duty)).content.decode()
    assert ("public with it, under the name of UNDP" in page) is is_listed
    assert ("it does not become public" in page) is not is_listed
    Client().post(there(eva, duty), {"version": 0, "words": WORDS})
    answer = Answer(status="on_track", done="EXAMPLE: the reporter")
    update = submit_update(by=SYSTEM, duty=duty, version=0, answer=answer, language="en")
    accept_update(by=SYSTEM, update=update, version=update.version)
    page = Client().get("/en/work-plan/2026-2027/activities/B1.4/").content.decode()
    assert "EXAMPLE: the reporter" in page and (WORDS in page) is is_listed


def test_nobody_adds_to_what_they_do_not_lead(duty, eva):
    other = Duty.objects.exclude(pk=duty.pk).first()
    assert Client().post(there(eva, other), {"version": 0, "words": "x"}).status_code == 404
    assert "field-error" in Client().post(there(eva, duty), {"version": 0, "words": " "}).content.decode()
    stranger = signed_in(make_focal_point(make_organisation("ilo")))
    path = f"/en/rounds/2026-09/organisations/undp/paragraph/{duty.pk}/"
    assert stranger.post(path, {"version": 0, "words": "x"}).status_code == 404
    assert signed_in(eva).get(path).status_code == 200
    assert not Paragraph.objects.exists()
