import re

import pytest
from django.test import Client

from network_portal.common import clock
from tests.factories import make_activity, make_plan, make_priority, make_staff, make_user, signed_in
from workplan.models import ActivityState

pytestmark = pytest.mark.django_db
ADDRESS = "/en/work-plan/2026-2027/activities/B1.2/status/"


@pytest.fixture
def activity():
    return make_activity(make_priority(make_plan()), "B1.2")


@pytest.fixture
def co_chair(activity):
    return signed_in(make_staff("co_chair"))


def said(**changes):
    today = clock.today().isoformat()
    return {"version": 1, "status": "delayed", "as_of": today, "note": "EXAMPLE note", "source": "EXAMPLE"} | changes


def test_only_co_chairs_set_it(activity):
    for user in (make_user(), make_staff("editor"), make_staff("administrator")):
        assert signed_in(user).post(ADDRESS, said()).status_code == 403
    assert Client().post(ADDRESS, said())["Location"].startswith("/en/accounts/login/")
    assert ActivityState.objects.count() == 0


def test_the_status_is_set_and_the_reader_is_back_in_their_row(activity, co_chair):
    answer = co_chair.post(f"{ADDRESS}?back=show%3Dlate", said())
    assert answer["Location"] == "/en/work-plan/2026-2027/board/?show=late#B1.2"
    activity.refresh_from_db()
    assert (activity.status, activity.states.get().note) == ("delayed", "EXAMPLE note")


def test_the_confirmation_stands_at_the_row_and_nowhere_else(co_chair):
    page = co_chair.post(f"{ADDRESS}?back=", said(), follow=True).content.decode()
    assert page.count("The status of B1.2 is saved.") == 1
    [told] = re.findall(r'<tr class="told">.*?</tr>', page)
    assert 'id="B1.2" role="status" tabindex="-1"' in told and "The status of B1.2 is saved." in told
    assert page.count('id="B1.2"') == 1
    assert "is saved" not in co_chair.get("/en/work-plan/2026-2027/board/").content.decode()


def test_the_confirmation_heads_a_list_that_the_row_has_left(co_chair):
    page = co_chair.post(f"{ADDRESS}?back=show%3Dsilent", said(), follow=True).content.decode()
    assert 'id="B1.2"' not in page
    assert page.count("The status of B1.2 is saved.") == 1


def test_what_depends_on_another_answer_is_not_called_optional(co_chair):
    page = co_chair.get(ADDRESS).content.decode()
    assert page.count("one of the two is needed") == 2 and page.count("(optional)") == 1


def test_from_the_activity_it_leads_back_to_the_activity(co_chair):
    page = co_chair.get(ADDRESS).content.decode()
    assert "Back to the activity" in page
    assert co_chair.post(ADDRESS, said())["Location"] == ADDRESS.removesuffix("status/")


def test_a_note_is_marked_with_the_language_of_its_writer(co_chair):
    co_chair.post(ADDRESS.replace("/en/", "/fr/", 1), said())
    page = co_chair.get(ADDRESS.removesuffix("status/")).content.decode()
    assert '<span lang="fr">EXAMPLE note</span>' in page and "in French" in page


def test_the_way_back_stays_on_the_board(co_chair):
    answer = co_chair.post(f"{ADDRESS}?back=//evil.example/%0d%0aX", said())
    assert answer["Location"].startswith("/en/work-plan/2026-2027/board/?")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"source": ""}, "source"),
        ({"as_of": "2999-01-01"}, "as_of"),
        ({"as_of": "30/02/2026"}, "as_of"),
        ({"status": "late"}, "status"),
        ({"source_url": "not an address"}, "source_url"),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(co_chair, changes, field):
    answer = co_chair.post(ADDRESS, said(**changes))
    page = answer.content.decode()
    assert list(answer.context["form"].errors) == [field]
    assert f'id="id_{field}_error"' in page
    assert "EXAMPLE note</textarea>" in page
    assert ActivityState.objects.count() == 0


def test_the_sentence_is_in_the_readers_language(co_chair):
    answer = co_chair.post(ADDRESS.replace("/en/", "/fr/"), said(as_of=""))
    assert answer.context["form"].errors["as_of"] == ["Le champ «\u00a0État au\u00a0» est vide. Remplissez-le."]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"source": "", "as_of": "2999-01-01"}, {"source", "as_of"}),
        ({"source": "", "as_of": ""}, {"source", "as_of"}),
        ({"status": "", "as_of": "2999-01-01"}, {"status", "as_of"}),
        ({"source": "", "source_url": "not an address", "as_of": "2999-01-01"}, {"source_url", "as_of"}),
    ],
)
def test_all_that_can_be_known_is_said_at_once(co_chair, changes, fields):
    form = co_chair.post(ADDRESS, said(**changes)).context["form"]
    assert set(form.errors) == fields
    assert all(len(sentences) == 1 for sentences in form.errors.values())


def test_the_second_of_two_sees_both_versions_and_may_save_theirs(activity, co_chair):
    other = signed_in(make_staff("co_chair", name="EXAMPLE Other"))
    other.post(ADDRESS, said(note="EXAMPLE first", status="on_track"))
    answer = co_chair.post(ADDRESS, said(note="EXAMPLE second"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "EXAMPLE first" in page and "EXAMPLE second</textarea>" in page and "EXAMPLE Other" in page
    assert 'name="version" value="2"' in page
    assert co_chair.post(ADDRESS, said(note="EXAMPLE second", version=2)).status_code == 302
    activity.refresh_from_db()
    assert activity.states.first().note == "EXAMPLE second"


def test_sent_twice_it_is_set_once(co_chair):
    answers = [co_chair.post(ADDRESS, said()) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert ActivityState.objects.count() == 1


def test_an_invalid_form_keeps_the_version_that_its_reader_saw(activity, co_chair):
    activity.version = 2
    activity.save()
    page = co_chair.post(ADDRESS, said(source="")).content.decode()
    assert 'name="version" value="1"' in page


def test_a_closed_plan_says_so(co_chair, activity):
    activity.plan.state = "closed"
    activity.plan.save()
    answer = co_chair.get(ADDRESS)
    assert (answer.status_code, "is closed" in answer.content.decode()) == (400, True)
