from datetime import date

import pytest

from network_portal.audit.actions import record
from network_portal.common.actors import SYSTEM, Actor
from tests.factories import (
    make_activity,
    make_deliverable,
    make_objective,
    make_organisation,
    make_plan,
    make_priority,
    make_staff,
    make_user,
    signed_in,
)
from workplan.actions.states import set_status
from workplan.models import ActivityState
from workplan.queries.activity_pages import changes_of
from workplan.queries.board import board_table

pytestmark = pytest.mark.django_db
PAGE = "/en/work-plan/2026-2027/activities/B1.2/"
END, LATER = date(2024, 12, 31), date(2025, 3, 20)


@pytest.fixture
def activity():
    return make_activity(make_priority(make_plan()), "B1.2", leads=(make_organisation("iom"),))


def test_it_tells_status_news_and_which_organisation_changed_it(client, activity):
    person = make_user(name="Somebody Private")
    by = Actor(user_id=person.pk, name=person.name, acting_for=activity.reporter_id)
    set_status(
        by=by,
        activity=activity,
        version=1,
        status="on_track",
        note="It goes well.",
        source="Minutes",
        as_of=date(2026, 9, 1),
    )
    page = client.get(PAGE).content.decode()
    assert "It goes well." in page
    assert "Minutes" in page
    assert "The status of B1.2 was set." in page and "· IOM" in page
    assert "Somebody Private" not in page


def test_an_organisation_that_nobody_may_see_is_not_named(client):
    seen, unseen = make_organisation("iom"), make_organisation("hidden-one", is_listed=False, kind="civil_society")
    activity = make_activity(make_priority(make_plan()), "B1.2", leads=(unseen, seen))
    by = Actor(user_id=1, acting_for=unseen.pk)
    set_status(by=by, activity=activity, version=1, status="on_track", source="Minutes")
    page = client.get(PAGE).content.decode()
    assert "IOM" in page
    assert "hidden" not in page.lower().replace("visually-hidden", "").replace("aria-hidden", "")


def test_missed_is_for_those_who_may_read_the_board(client, activity):
    make_deliverable(activity, date(2026, 2, 1))
    assert "missed" not in client.get(PAGE).content.decode().lower()
    page = signed_in(make_staff("co_chair")).get(PAGE).content.decode()
    assert 'class="is-missed"' in page
    assert "/status/" in page


def test_missed_is_what_the_board_of_a_closed_plan_calls_late(client):
    plan = make_plan("2023-2024", state="closed", starts_on=date(2023, 1, 1), ends_on=END, in_force_on=None)
    priority = make_priority(plan)
    for code, status, as_of in (("B1.1", "on_track", END), ("B1.2", "completed", END), ("B1.3", "completed", LATER)):
        activity = make_activity(priority, code, status=status)
        ActivityState.objects.create(activity=activity, status=status, as_of=as_of)
        make_deliverable(activity, date(2024, 6, 1))
        make_deliverable(activity, END, position=2)
        make_deliverable(activity, None, position=3)
    retired = make_activity(priority, "B1.4", retired_on=date(2024, 1, 1))
    make_deliverable(retired, date(2023, 6, 1))
    co_chair, missed = signed_in(make_staff("co_chair")), {}
    for code in ("B1.1", "B1.2", "B1.3", "B1.4"):
        address = f"/en/work-plan/2023-2024/activities/{code}/"
        shown = co_chair.get(address).context
        missed[code] = [promise.position for promise in shown["promises"] if promise.is_missed]
        assert [point["state"] for point in shown["points"]].count("missed") == len(missed[code])
        assert not any(promise.is_missed for promise in client.get(address).context["promises"])
    assert missed == {"B1.1": [1], "B1.2": [], "B1.3": [1], "B1.4": []}
    assert sum(map(len, missed.values())) == board_table(plan).late_deliverables


def test_what_was_done_late_is_one_point_and_one_row_which_says_when(client):
    plan = make_plan("2023-2024", state="closed", starts_on=date(2023, 1, 1), ends_on=END, in_force_on=None)
    activity = make_activity(make_priority(plan), "B1.1")
    window = {"precision": "months", "starts_on": date(2024, 1, 1)}
    make_deliverable(activity, date(2024, 6, 30), done_from=date(2025, 3, 18), done_on=LATER, **window)
    address, told = "/en/work-plan/2023-2024/activities/B1.1/", {}
    for reader, browser in (("visitor", client), ("co-chair", signed_in(make_staff("co_chair")))):
        answer = browser.get(address)
        told[reader] = [(point["date"], point["state"]) for point in answer.context["points"]]
        page = answer.content.decode()
        assert ("missed" in page.lower()) == (reader == "co-chair")
        assert "<td>January–June 2024</td><td>Done, 18–20 March 2025</td>" in page and "Promised: " not in page
    assert told["visitor"] == told["co-chair"] == [(LATER, "done")]


def test_figures_and_table_of_the_timeline_tell_undated_promises_too(client, activity):
    make_deliverable(make_activity(activity.priority, "B1.3"), None)
    make_deliverable(activity, None)
    make_deliverable(activity, date(2026, 2, 1), position=2)
    page, only_undated = (client.get(PAGE.replace("B1.2", code)).content.decode() for code in ("B1.2", "B1.3"))
    assert "Promised: 2" in page and "<td>Without a date</td><td>Promised</td>" in page
    assert page.count("dot-promised") == 2  # a month of the year, and the legend
    assert "Promised: 1" in only_undated and 'class="months"' not in only_undated


def test_what_changed_folds_after_five_and_says_how_many_more(client, activity):
    for number in range(1, 8):
        record("workplan.change_activity", by=SYSTEM, target=activity, changes={"code": [f"X{number}", f"Y{number}"]})
    shown, folded = client.get(PAGE).content.decode().split("<summary>2 earlier changes</summary>")
    assert "Y3" in shown and "Y2" not in shown and "Y2" in folded and "Y1" in folded


def test_a_changed_schedule_is_told_in_words_and_never_in_the_notation_of_files(activity):
    by = Actor(user_id=1)
    record("workplan.change_activity", by=by, target=activity, changes={"schedule_value": ["04;06", "04;07"]})
    both = {"schedule_kind": ["month", "recurring_months"], "schedule_value": ["2026-10", "04;07"]}
    record("workplan.change_activity", by=by, target=activity, changes=both)
    told = [one["changes"] for one in changes_of(activity, ())]
    label, after = "Schedule", "Every year in April and July."
    assert told == [
        [{"label": label, "before": "In October 2026.", "after": after}],
        [{"label": label, "before": "Every year in April and June.", "after": after}],
    ]


def test_what_the_system_did_is_not_told_as_an_act_of_the_network(activity):
    told = lambda: [(one["text"], one["by"]) for one in changes_of(activity, ())]  # noqa: E731
    record("workplan.create_activity", by=SYSTEM, target=activity)
    assert told() == [("B1.2 was added to the plan.", "the portal itself")]
    record("workplan.load_founding_plan", by=SYSTEM, target=activity)
    [(text, by)] = told()
    assert text.startswith("The portal loaded the record of B1.2 from the Network's founding document") and by == ""
    set_status(by=Actor(user_id=1), activity=activity, version=1, status="on_track", source="x")
    assert told() == [("The status of B1.2 was set.", ""), (text, "")]


def test_objectives_predecessor_and_evidence_are_links(client, activity):
    activity.objectives.add(make_objective(8))
    earlier = make_plan("2023-2024", state="closed", starts_on=date(2023, 1, 1), ends_on=date(2024, 12, 31))
    activity.predecessor = make_activity(make_priority(earlier), "B1.9")
    activity.save()
    make_deliverable(activity, date(2026, 2, 1), done_on=date(2026, 2, 3), evidence_url="https://example.org/minutes")
    page = client.get(PAGE).content.decode()
    assert 'href="/en/objectives/8/"' in page
    assert 'href="/en/work-plan/2023-2024/activities/B1.9/"' in page
    assert 'href="https://example.org/minutes"' in page


def test_the_language_of_an_evidence_stands_after_its_link(client, activity):
    said = {
        "done_on": date(2026, 2, 3),
        "evidence": "Acta",
        "evidence_language": "es",
        "evidence_url": "https://x.org/",
    }
    make_deliverable(activity, date(2026, 2, 1), **said)
    note = '<span lang="es">Acta</span></a> <small class="as-of">(in Spanish)</small>'
    assert note in client.get(PAGE).content.decode()
    assert "(en español)" not in client.get(PAGE.replace("/en/", "/es/")).content.decode()


def test_the_successor_in_a_draft_is_not_shown(client, activity):
    draft = make_plan("2028-2029", state="draft", endorsed_on=None)
    make_activity(make_priority(draft), "B1.2", predecessor=activity)
    assert "2028-2029" not in client.get(PAGE).content.decode()
    assert client.get("/en/work-plan/2028-2029/activities/B1.2/").status_code == 404


def test_it_asks_the_database_as_often_whatever_happened(client, activity, django_assert_max_num_queries):
    for day in range(1, 20):
        make_deliverable(activity, date(2026, 3, day), position=day)
        activity.refresh_from_db()
        by = Actor(user_id=1, acting_for=activity.reporter_id)
        set_status(
            by=by, activity=activity, version=activity.version, status="on_track", source="x", as_of=date(2026, 3, day)
        )
    with django_assert_max_num_queries(15):
        client.get(PAGE)


@pytest.mark.parametrize("address", ["https://[bad", "https://example.org:99999999/x", "no address"])
def test_an_address_that_cannot_be_read_does_not_break_the_page(client, activity, address):
    make_deliverable(activity, date(2026, 5, 20), done_on=date(2026, 5, 5), evidence_url=address)
    assert client.get(PAGE).status_code == 200


@pytest.mark.parametrize(("marks", "language"), [({"en": "official", "es": "unofficial"}, "en"), ({}, "")])
def test_words_of_the_plan_are_of_its_language_where_that_is_known(client, activity, marks, language):
    type(activity).objects.update(schedule_words="cada trimestre", references="Obj. 8", leads_words="x", marks=marks)
    page = client.get(PAGE).content.decode()
    for words in ("cada trimestre", "Obj. 8", "x"):
        assert f' lang="{language}">{words}</' in page
