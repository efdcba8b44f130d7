import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_activity, make_organisation, make_plan, make_priority, make_staff, signed_in
from workplan.models import MidTermOutcome, Plan

pytestmark = pytest.mark.django_db
PAGE = "/en/work-plan/2026-2027/mid-term/"


@pytest.fixture
def plan():
    found = make_plan()
    make_activity(make_priority(found), "B1.1")
    return found


@pytest.fixture
def co_chair():
    return signed_in(make_staff("co_chair"))


def test_a_co_chair_walks_the_review_and_then_everybody_reads_it(client, co_chair, plan):
    assert client.get(PAGE).status_code == 404
    assert "Open the mid-term review" in co_chair.get(PAGE).content.decode()
    co_chair.post(f"{PAGE}open/", {"version": plan.version})
    assert client.get(PAGE).status_code == 404, "not before it is finished"
    row = plan.activities.get()
    told = co_chair.post(f"{PAGE}B1.1/confirm/", {"activity": row.pk, "version": row.version}, follow=True)
    assert "B1.1 is confirmed." in told.content.decode()
    assert told.redirect_chain[0][0].endswith("#B1.1")
    co_chair.post(f"{PAGE}finish/", {"version": Plan.objects.get().version})
    page = client.get(PAGE)
    assert page.status_code == 200 and "<strong>Confirmed</strong>" in page.content.decode()
    assert "mid-term/" in client.get("/en/work-plan/2026-2027/").content.decode()


def test_a_refusal_is_told_on_the_page(co_chair, plan):
    co_chair.post(f"{PAGE}open/", {"version": plan.version})
    told = co_chair.post(f"{PAGE}finish/", {"version": Plan.objects.get().version}, follow=True).content.decode()
    assert "Activities without a decision: 1." in told
    stale = co_chair.post(f"{PAGE}B1.1/confirm/", {"version": 9}, follow=True).content.decode()
    assert "Somebody saved this while you were writing" in stale
    assert not MidTermOutcome.objects.exists()


def test_each_count_leads_to_its_list(co_chair, plan):
    co_chair.post(f"{PAGE}open/", {"version": plan.version})
    for shown, there in (("to_decide", True), ("confirmed", False), ("nonsense", True)):
        page = co_chair.get(f"{PAGE}?show={shown}").content.decode()
        assert ('id="B1.1"' in page) is there, shown


def test_as_many_queries_for_many_rows_as_for_few(co_chair, plan):
    co_chair.post(f"{PAGE}open/", {"version": plan.version})
    counted = []
    for number in (2, 40):
        for n in range(number, number + 20):
            one = make_activity(plan.priorities.get(), f"B1.{n}", leads=(make_organisation(f"o{n}"),))
            MidTermOutcome.objects.create(
                activity=one, outcome="confirmed", language="en", organisation=one.leads.get().organisation
            )
        co_chair.get(PAGE)
        with CaptureQueriesContext(connection) as seen:
            co_chair.get(PAGE)
        counted.append(len(seen))
    assert counted[0] == counted[1]
