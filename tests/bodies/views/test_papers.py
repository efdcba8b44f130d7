from uuid import uuid4

import pytest
from django.urls import reverse

from network_portal.audit.actions import record
from network_portal.bodies.models import Paper, PaperDocument
from network_portal.bodies.permissions import can_read_paper
from network_portal.common.actors import ANYONE, MEMBER
from network_portal.organisations.models import TeamMember
from tests.factories import make_paper, make_table, signed_in
from tests.mechanism.seated import acting, make_admitted, make_mandate, make_representative

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return make_table(1)


@pytest.fixture
def secretary(table):
    return make_mandate(table).person


@pytest.fixture
def member(table):
    return make_representative(make_admitted(table), MEMBER)


def address(name, table, *more):
    return reverse(f"bodies:{name}", args=[table.slug, *more])


def test_a_paper_of_the_office_is_not_there_for_members(table, secretary, member):
    paper = make_paper(table, title="Zqsecret", audience="office")
    record("bodies.add_paper", by=acting(secretary), target=paper)
    places = [address(name, table) for name in ("papers", "room", "history")]
    for place in places:
        assert "Zqsecret" not in signed_in(member).get(place).content.decode()
        assert "Zqsecret" in signed_in(secretary).get(place).content.decode()
    one = address("paper", table, paper.pk)
    assert (signed_in(member).get(one).status_code, signed_in(secretary).get(one).status_code) == (404, 200)


def test_a_public_paper_is_served_to_everybody_and_a_members_one_is_not_there(client, table):
    facts = {"language": "en", "edition": 1, "stored": "2026/x", "name": "x.pdf", "kind": "pdf"}
    kept = PaperDocument.objects.create(paper=make_paper(table), **facts)
    place = address("paper_file", table, kept.paper_id, kept.pk)
    assert client.get(place).status_code == 404 and not can_read_paper.test(ANYONE, kept.paper)
    kept.paper.audience = "public"
    assert can_read_paper.test(ANYONE, kept.paper)


def test_a_comment_stands_under_the_name_in_use_there(table, member):
    paper, organisation = make_paper(table), TeamMember.objects.get(user=member).organisation
    answer = signed_in(member).post(address("paper", table, paper.pk), {"key": uuid4(), "text": "We agree."})
    assert answer.status_code == 302
    assert paper.comments.get().organisation == organisation
    assert organisation.short_name in signed_in(member).get(address("paper", table, paper.pk)).content.decode()


def test_an_announcement_is_looked_at_before_it_is_sent(table, secretary, member):
    client, place = signed_in(secretary), address("new_announcement", table)
    words = {"key": uuid4(), "subject": "Zqsubject", "text": "Words", "language": "en"}
    assert "Zqsubject" in client.post(place, {**words, "act": "look"}).content.decode()
    assert not table.announcements.exists()
    for _press in range(2):
        assert client.post(place, {**words, "act": "send"}).status_code == 302
    assert table.announcements.count() == 1
    assert "Zqsubject" in signed_in(member).get(address("announcements", table)).content.decode()


def test_ten_thousand_papers_cost_no_more_queries_than_one(table, member, django_assert_max_num_queries):
    client, place = signed_in(member), address("papers", table)
    make_paper(table)
    client.get(place)
    with django_assert_max_num_queries(60) as few:
        client.get(place, {"language": "en"})
    papers = Paper.objects.bulk_create(
        [Paper(body=table, key=uuid4(), title=f"P{n}", language="en") for n in range(10_000)], 1000
    )
    PaperDocument.objects.bulk_create(
        [PaperDocument(paper=one, language="en", edition=1, address="https://example.org") for one in papers], 1000
    )
    with django_assert_max_num_queries(len(few) + 2) as many:
        page = client.get(place, {"language": "en", "page": "500"}).content.decode()
    assert "10,000" in page and page.count("https://example.org") == 20
    assert len(many) <= len(few) + 2  # the documents of the page, and their count
