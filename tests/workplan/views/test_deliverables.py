from datetime import date

import pytest

from tests.factories import make_activity, make_deliverable, make_plan, make_priority, make_staff, make_user, signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "/en/work-plan/2026-2027/activities/B1.2/deliverables/1/"
DONE = {"act": "done", "version": 1, "done_on": "2026-05-20", "evidence": "EXAMPLE minutes"}


@pytest.fixture
def deliverable():
    return make_deliverable(make_activity(make_priority(make_plan()), "B1.2"), date(2026, 5, 31))


@pytest.fixture
def co_chair(deliverable):
    return signed_in(make_staff("co_chair"))


def test_only_co_chairs_mark(deliverable):
    for user in (make_user(), make_staff("editor")):
        assert signed_in(user).post(ADDRESS, DONE).status_code == 403


def test_marked_corrected_and_taken_back(deliverable, co_chair):
    assert co_chair.post(f"{ADDRESS}?back=", DONE)["Location"].endswith("/board/#B1.2")
    assert co_chair.post(ADDRESS, DONE | {"version": 2, "done_on": "2026-05-21"}).status_code == 302
    deliverable.refresh_from_db()
    assert deliverable.done_on == date(2026, 5, 21)
    assert "2026-05-21" in co_chair.get(ADDRESS).content.decode()
    taken = {"act": "not_done", "undo-version": 3, "undo-reason": "EXAMPLE wrong line"}
    assert co_chair.post(ADDRESS, taken).status_code == 302
    deliverable.refresh_from_db()
    assert deliverable.done_on is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"evidence": " ", "evidence_url": ""}, "evidence"),
        ({"done_on": "2999-01-01"}, "done_on"),
        ({"done_from": "2026-05-21"}, "done_from"),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(deliverable, co_chair, changes, field):
    answer = co_chair.post(ADDRESS, DONE | changes)
    page = answer.content.decode()
    assert list(answer.context["form"].errors) == [field]
    typed = DONE | changes
    assert f'value="{typed["done_on"]}"' in page
    assert f"{typed['evidence']}</textarea>" in page
    deliverable.refresh_from_db()
    assert deliverable.done_on is None


def test_all_that_can_be_known_is_said_at_once(deliverable, co_chair):
    typed = DONE | {"done_on": "2999-01-01", "done_from": "2999-01-02", "evidence": ""}
    assert set(co_chair.post(ADDRESS, typed).context["form"].errors) == {"done_on", "done_from", "evidence"}


def test_a_mark_is_taken_back_only_with_its_reason(deliverable, co_chair):
    co_chair.post(ADDRESS, DONE)
    answer = co_chair.post(ADDRESS, {"act": "not_done", "undo-version": 2, "undo-reason": " "})
    assert list(answer.context["undo"].errors) == ["reason"]
    assert not answer.context["form"].errors


def test_sent_twice_it_is_marked_once_and_another_text_is_kept(deliverable, co_chair):
    assert [co_chair.post(ADDRESS, DONE).status_code for _ in range(2)] == [302, 302]
    answer = co_chair.post(ADDRESS, DONE | {"evidence": "EXAMPLE mine"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "EXAMPLE mine</textarea>" in page and "EXAMPLE minutes" in page


def test_a_position_that_nobody_promised_is_not_there(co_chair):
    assert co_chair.get(ADDRESS.replace("/1/", "/9/")).status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_page_of_a_form_answers_nothing_else(deliverable, co_chair, method):
    assert getattr(co_chair, method)(ADDRESS).status_code == 405
