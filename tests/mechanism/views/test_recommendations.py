import pytest
from django.urls import reverse

from mechanism.models import Addressee, Recommendation, RecommendationResponse
from network_portal.common import clock
from network_portal.common.actors import MEMBER
from network_portal.organisations.models import TeamMember
from tests.factories import (
    make_focal_point,
    make_organisation,
    make_recommendation,
    make_table,
    make_user,
    signed_in,
)
from tests.mechanism.seated import make_admitted, make_mandate

pytestmark = pytest.mark.django_db
LIST = "/en/mechanism/recommendations/"


@pytest.fixture
def table():
    return make_table(2)


def secretary_of(table):
    return signed_in(make_mandate(table).person)


def test_drafts_and_withdrawn_ones_are_in_no_list_and_at_no_address(client, table):
    make_recommendation(table, state="draft", title="A draft")
    hidden = make_recommendation(table, state="withdrawn", title="Taken back")
    shown = make_recommendation(table, title="Open a desk")
    page = client.get(LIST).content.decode()
    assert "Open a desk" in page and "A draft" not in page and "Taken back" not in page
    assert client.get(f"{LIST}{hidden.reference}/").status_code == 404
    assert "not necessarily the view of the United Nations" in client.get(f"{LIST}{shown.reference}/").content.decode()


def test_no_addressee_is_shown_as_silent(client, table):
    one = make_recommendation(table, state="addressed")
    state = make_organisation("state", kind="government", is_listed=False)
    Addressee.objects.create(recommendation=one, organisation=state)
    page = client.get(f"{LIST}{one.reference}/").content.decode()
    assert f"<li>{state.short_name}</li>" in page and "No response is recorded here." in page
    for word in ("overdue", "silent", "has not answered", "reminded"):
        assert word not in page.split("<main")[1].split("</main")[0]


def test_a_list_asks_as_much_for_many(client, table, django_assert_max_num_queries):
    agency = make_organisation("agency", kind="un_agency")
    for _number in range(3):
        Addressee.objects.create(recommendation=make_recommendation(table), organisation=agency)
    with django_assert_max_num_queries(40) as few:
        client.get(LIST)
    for _number in range(20):
        Addressee.objects.create(recommendation=make_recommendation(table), organisation=agency)
    with django_assert_max_num_queries(len(few)):
        client.get(f"{LIST}?state=")
    with django_assert_max_num_queries(12):
        assert len(client.get("/api/v1/recommendations/").json()["results"]) == 23


def test_pages_follow_each_other(client, table):
    made = [make_recommendation(table) for _number in range(27)]
    page = client.get(LIST).content.decode()
    assert f"after={made[2].reference}" in page and made[1].reference not in page
    second = client.get(f"{LIST}?after={made[2].reference}").content.decode()
    assert made[1].reference in second and made[3].reference not in second


@pytest.mark.parametrize(("query", "found"), [("table=2", True), ("table=3", False), ("state=answered", False)])
def test_filters_narrow(client, table, query, found):
    make_table(3)
    make_recommendation(table, title="Open a desk")
    assert ("Open a desk" in client.get(f"{LIST}?{query}").content.decode()) == found


def test_the_secretary_drafts_changes_endorses_and_addresses(table):
    browser, agency = secretary_of(table), make_organisation("agency", kind="un_agency")
    sent = {"version": 0, "language": "en", "title": "Open a desk", "words": "In each border town."}
    browser.post(reverse("mechanism:new_recommendation", args=[2]), sent)
    one = Recommendation.objects.get()
    change = reverse("mechanism:change_recommendation", args=[2, one.pk])
    browser.post(change, sent | {"version": 1, "title": "Open desks"})
    late = browser.post(change, sent | {"version": 1, "title": "Mine"})
    assert late.status_code == 409 and "Open desks" in late.content.decode() and "Mine" in late.content.decode()
    endorse = reverse("mechanism:endorse_recommendation", args=[2, one.pk])
    answer = browser.post(endorse, {"version": 2, "endorsed_on": clock.today()})
    one.refresh_from_db()
    assert answer["Location"].endswith(f"/{one.reference}/address/")
    browser.post(answer["Location"], {"version": one.version, "organisations": [agency.pk]})
    assert Addressee.objects.get().organisation == agency


def test_the_addressee_answers_from_its_page(table):
    agency = make_organisation("agency", kind="un_agency")
    one = make_recommendation(table)
    Addressee.objects.create(recommendation=one, organisation=agency)
    browser = signed_in(make_focal_point(agency))
    answer = reverse("mechanism:answer_recommendation", args=[one.reference])
    assert answer in browser.get(f"{LIST}{one.reference}/").content.decode()
    sent = {"version": 1, "stance": "accepts", "language": "en", "words": "We will.", "given_on": clock.today()}
    assert browser.post(answer, sent).status_code == 302
    assert RecommendationResponse.objects.get().is_own
    assert browser.post(answer, sent).status_code == 409
    assert RecommendationResponse.objects.count() == 1


def test_members_read_drafts_and_write_none(table):
    one = make_recommendation(table, state="draft", title="A draft")
    organisation = make_admitted(table)
    member = make_user()
    TeamMember.objects.create(organisation=organisation, user=member, role=MEMBER)
    browser = signed_in(member)
    assert "A draft" in browser.get(reverse("bodies:room", args=[table.slug])).content.decode()
    page = browser.get(reverse("mechanism:recommendation_draft", args=[2, one.pk])).content.decode()
    assert "A draft" in page and "Endorse the recommendation" not in page


def test_a_draft_of_another_table_is_not_there(table):
    other = make_table(3)
    one = make_recommendation(other, state="draft")
    browser = secretary_of(table)
    assert browser.get(reverse("mechanism:recommendation_draft", args=[2, one.pk])).status_code == 404
    assert browser.get(reverse("mechanism:recommendation_draft", args=[3, one.pk])).status_code == 404
