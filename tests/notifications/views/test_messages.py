from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from network_portal.common import actors
from network_portal.notifications.models import Message
from tests.factories import make_focal_point, make_organisation, make_staff, make_user

pytestmark = pytest.mark.django_db
LIST = "/en/manage/messages/"


@pytest.fixture
def as_co_chair(sign_in):
    return sign_in(make_staff(actors.CO_CHAIR))


def doors(message):
    return [("get", LIST), ("get", f"{LIST}{message.pk}/"), ("post", f"{LIST}{message.pk}/release/")]


def test_a_visitor_signs_in_first(client, queue):
    for method, address in doors(queue()):
        answer = getattr(client, method)(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/en/accounts/")
        assert "next=" in answer["Location"]


def members():
    yield make_user()
    yield make_focal_point(make_organisation())
    yield make_staff(actors.EDITOR)
    yield make_staff(actors.COMMITTEE)


def test_other_people_are_refused(sign_in, queue):
    message = queue()
    Message.objects.update(state=Message.FAILED)
    for person in members():
        client = sign_in(person)
        for method, address in doors(message):
            assert getattr(client, method)(address).status_code == 403, (person.role_grants.all(), address)
    assert Message.objects.get().state == Message.FAILED


@pytest.mark.parametrize("role", [actors.CO_CHAIR, actors.ADMINISTRATOR])
def test_those_who_run_the_portal_read_and_release(sign_in, queue, role):
    message = queue()
    Message.objects.update(state=Message.UNCERTAIN)
    client = sign_in(make_staff(role))
    statuses = [getattr(client, method)(address).status_code for method, address in doors(message)]
    assert statuses == [200, 200, 302]
    assert Message.objects.get().state == Message.QUEUED


@pytest.mark.parametrize("minutes_ago", [None, 20])
def test_the_second_factor_is_asked_again_after_fifteen_minutes(sign_in, queue, minutes_ago):
    message = queue()
    client = sign_in(make_staff(actors.CO_CHAIR), minutes_ago=minutes_ago)
    for method, address in doors(message):
        answer = getattr(client, method)(address)
        assert answer.status_code == 302
        assert "second-factor" in answer["Location"]


def test_releasing_by_get_is_impossible(as_co_chair, queue):
    assert as_co_chair.get(f"{LIST}{queue().pk}/release/").status_code == 405


def test_what_needs_no_release_is_told(as_co_chair, queue):
    answer = as_co_chair.post(f"{LIST}{queue().pk}/release/")
    assert answer.status_code == 400
    assert "Nothing was changed" in answer.content.decode()


def test_a_message_that_is_not_there(as_co_chair):
    assert as_co_chair.get(f"{LIST}999999/").status_code == 404
    assert as_co_chair.post(f"{LIST}999999/release/").status_code == 404


def test_addresses_and_links_are_hidden(as_co_chair, queue):
    message = queue(note="Write to ana@other.net", address="maria@domain.org")
    for address in (LIST, f"{LIST}{message.pk}/"):
        page = as_co_chair.get(address).content.decode()
        assert "m…@d…org" in page
        for hidden in ("maria@domain.org", "ana@other.net", "[[link]]", "token-that-nobody-keeps"):
            assert hidden not in page
    assert "[link hidden]" in page


def test_typed_markup_stays_text(as_co_chair, queue):
    message = queue(note="<script>alert(1)</script>")
    page = as_co_chair.get(f"{LIST}{message.pk}/").content.decode()
    assert "<script>alert" not in page
    assert escape("<script>alert(1)</script>") in page


def found(client, query):
    return [row["subject"].removeprefix("Sunday: ") for row in client.get(LIST + query).context["rows"]]


def test_messages_are_found_by_address_kind_state_and_day(as_co_chair, queue):
    queue(note="one", address="maria@domain.org")
    two = queue(note="two", address="john@else.org")
    day = datetime(2026, 3, 5, 2, tzinfo=UTC)  # still 4 March in the Network's calendar
    Message.objects.filter(pk=two.pk).update(state=Message.FAILED, kind="accounts.confirm_email", created_at=day)
    assert found(as_co_chair, "") == ["two", "one"]
    assert found(as_co_chair, "?address=DOMAIN") == ["one"]
    assert found(as_co_chair, "?kind=accounts.confirm_email") == ["two"]
    assert found(as_co_chair, "?state=failed") == ["two"]
    assert found(as_co_chair, "?since=2026-03-04&until=2026-03-04") == ["two"]
    assert found(as_co_chair, "?since=2026-03-05&until=2026-03-05") == []
    assert found(as_co_chair, "?state=failed&address=maria") == []


def test_nonsense_in_a_filter_is_told_beside_its_field(as_co_chair, queue):
    queue()
    answer = as_co_chair.get(f"{LIST}?since=yesterday&state=lost&before=x")
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"since", "state"}


def test_filters_are_words_that_can_be_removed(as_co_chair, queue):
    queue()
    context = as_co_chair.get(f"{LIST}?state=failed&address=maria").context
    assert {word["remove_url"] for word in context["applied"]} == {
        f"{LIST}?state=failed#list",
        f"{LIST}?address=maria#list",
    }


def many(queue, number):
    sample = queue()
    Message.objects.bulk_create(
        Message(
            kind="probe.letter",
            category="probe",
            address=f"p{place}@x.org",
            language="en",
            subject=f"S{place}",
            text="t",
            html="h",
            message_id=f"<{place}@x>",
            created_at=sample.created_at,
        )
        for place in range(number - 1)
    )


def test_pages_by_key_show_each_message_once(as_co_chair, queue):
    many(queue, 120)
    seen, address = [], LIST
    while address:
        context = as_co_chair.get(address).context
        seen += [row["url"] for row in context["rows"]]
        address = context["next_url"]
    assert len(seen) == len(set(seen)) == 120


def queries_of_list(client):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(LIST).status_code == 200
    return len(queries)


def test_the_list_costs_the_same_with_many(as_co_chair, queue):
    many(queue, 10)
    as_co_chair.get(LIST)
    few = queries_of_list(as_co_chair)
    Message.objects.all().delete()
    many(queue, 200)
    assert queries_of_list(as_co_chair) == few <= 6


@pytest.mark.parametrize("name", ["since", "until"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-30", "9999-12-31"])
def test_the_first_and_the_last_day_of_all_can_be_asked_for(as_co_chair, queue, name, day):
    queue()
    rows = as_co_chair.get(LIST, {name: day}).context["rows"]
    assert bool(rows) == ((name == "since") == (day < "2000"))
