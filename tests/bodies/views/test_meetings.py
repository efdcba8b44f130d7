from datetime import timedelta

import pytest
from django.urls import reverse

from network_portal.bodies.models import Meeting, Minutes, Task
from network_portal.bodies.queries.rooms import panels_of
from network_portal.common import clock, registry
from network_portal.common.actors import CO_CHAIR, MEMBER
from tests.bodies.meeting import make_meeting, make_minutes
from tests.factories import make_staff, make_table, signed_in
from tests.mechanism.seated import acting, make_admitted, make_mandate, make_representative

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return make_table(1)


@pytest.fixture
def chair():
    return signed_in(make_staff(CO_CHAIR))


def address(name, *args):
    return reverse(f"bodies:{name}", args=["working-table-1", *args])


def form(**fields):
    day = (clock.today() + timedelta(days=9)).isoformat()
    told = {"version": 0, "kind": "ordinary", "day": day, "time": "10:00", "zone": "America/Panama"}
    return told | {"minutes_long": 90, "language": "es", "place": "EXAMPLE hall"} | fields


def test_a_form_sent_twice_convenes_one_meeting(chair, table):
    sent = form(uid="5ad7e1b0-3c4f-4e4b-9a51-0a8b8f9f8a10")
    addresses = {chair.post(address("new_meeting"), sent).url for _press in range(2)}
    meeting = Meeting.objects.get()
    assert addresses == {address("meeting", meeting.pk)} and f"{meeting.starts_at:%H:%M}" == "15:00"


def test_who_saves_second_sees_both_versions_and_keeps_their_text(chair, table):
    meeting = make_meeting(table, days=5, place="EXAMPLE hall")
    assert chair.post(address("change_meeting", meeting.pk), form(version=1, place="EXAMPLE: mine")).status_code == 302
    late = chair.post(address("change_meeting", meeting.pk), form(version=1, place="EXAMPLE: theirs"))
    told = late.content.decode()
    assert late.status_code == 409 and "EXAMPLE: mine" in told and 'value="EXAMPLE: theirs"' in told
    meeting.refresh_from_db()
    assert meeting.place == "EXAMPLE: mine"


def test_minutes_keep_what_was_typed_when_somebody_else_saved_first(chair, table):
    meeting = make_meeting(table)
    sent = {"version": 0, "words": "EXAMPLE: first", "decisions": "One\nTwo", "language": "es", "public_words": ""}
    assert chair.post(address("minutes", meeting.pk), sent).status_code == 302
    assert Minutes.objects.get().decisions.count() == 2
    late = chair.post(address("minutes", meeting.pk), sent | {"words": "EXAMPLE: second"})
    assert late.status_code == 409 and "EXAMPLE: second" in late.content.decode()
    assert Minutes.objects.get().words == "EXAMPLE: first"


def test_members_read_attendance_and_the_world_does_not(client, table):
    inside = make_admitted(table, name_en="House of Welcome")
    meeting = make_meeting(table, state="held")
    meeting.attendance.create(organisation=inside)
    make_minutes(meeting, public_words="EXAMPLE: met", published_at=clock.now())
    client.force_login(make_representative(inside, MEMBER))
    assert "House of Welcome" in client.get(address("meeting", meeting.pk)).content.decode()
    client.logout()
    for path in ("/en/mechanism/tables/1/", f"/en/mechanism/tables/1/minutes/{meeting.pk}/", "/api/v1/meetings/"):
        told = client.get(path)
        assert told.status_code == 200 and "House of Welcome" not in told.content.decode()


def test_the_world_reads_days_and_neither_place_link_nor_agenda(client, table):
    make_meeting(table, days=5, place="EXAMPLE hall", link="https://meet.example/x", agenda="EXAMPLE: the plan")
    make_meeting(table, state="held")
    make_meeting(table, days=6, state="cancelled", reason="EXAMPLE: a storm")
    page, api = (client.get(path).content.decode() for path in ("/en/mechanism/tables/1/", "/api/v1/meetings/"))
    assert page.count("Ordinary meeting,") == 2 and api.count('"ordinary"') == 2
    for hidden in ("EXAMPLE hall", "meet.example", "the plan", "a storm"):
        assert hidden not in page and hidden not in api


def test_a_task_is_added_once_done_once_and_is_a_duty_of_its_organisation(chair, table):
    inside = make_admitted(table)
    sent = {"key": "5ad7e1b0-3c4f-4e4b-9a51-0a8b8f9f8a11", "words": "EXAMPLE: write", "organisation": inside.pk}
    for _press in range(2):
        chair.post(address("tasks"), sent | {"due_on": clock.today().isoformat(), "meeting": ""})
    task = Task.objects.get()
    person = acting(make_representative(inside, MEMBER))
    assert [duty.due for duty in registry.duties["bodies"](person)] == [clock.today()]
    for _press in range(2):
        assert chair.post(address("finish_task", task.pk)).status_code == 302
    assert list(registry.duties["bodies"](person)) == []


def test_missing_minutes_are_a_duty_of_who_runs_the_table_alone(table):
    make_meeting(table)
    runs, sits = acting(make_mandate(table).person), acting(make_representative(make_admitted(table), MEMBER))
    assert ["minutes are missing" in duty.sentence for duty in registry.duties["bodies"](runs)] == [True]
    assert list(registry.duties["bodies"](sits)) == []


def test_the_room_shows_meetings_and_tasks_and_only_who_runs_it_convenes(table):
    make_meeting(table, days=4)
    runs, sits = acting(make_mandate(table).person), acting(make_representative(make_admitted(table), MEMBER))
    for person, may in ((runs, True), (sits, False)):
        panel = next(one for one in panels_of(person, table) if one.place == 20)
        assert len(panel.rows) == 1 and bool(panel.doing) is may


@pytest.fixture
def queries_of(django_assert_max_num_queries):
    def counted(client, path):
        with django_assert_max_num_queries(60) as found:
            assert client.get(path).status_code == 200
        return len(found)

    return counted


@pytest.mark.parametrize("path", ["/en/bodies/working-table-1/meetings/", "/en/mechanism/tables/1/"])
def test_a_thousand_meetings_cost_no_more_queries_than_a_page(chair, table, queries_of, path):
    few = [make_meeting(table, days=-number, state="held") for number in range(1, 31)]
    make_minutes(few[0], public_words="EXAMPLE", published_at=clock.now())
    chair.get(path)  # what is read once and kept
    before = queries_of(chair, path)
    told = {"body": table, "zone": "UTC", "language": "es", "state": "held"}
    Meeting.objects.bulk_create(
        Meeting(starts_at=clock.now() - timedelta(hours=number), **told) for number in range(1, 971)
    )
    assert queries_of(chair, path) == before


def test_the_pages_of_the_list_hold_each_meeting_once(chair, table):
    for number in range(60):
        make_meeting(table, days=-(number // 3))
    seen, path = [], address("meetings")
    for _page in range(3):
        context = chair.get(path).context
        seen += [row["row"].pk for row in context["rows"]]
        path = address("meetings") + context["older_url"]
    assert len(seen) == len(set(seen)) == 60 and not context["older_url"]
    assert chair.get(address("meetings") + context["newer_url"]).context["rows"][0]["row"].pk == seen[25]
    assert chair.get(address("meetings") + "?before=nonsense").status_code == 200


def test_who_is_read_over_the_shoulder_fetches_an_entry_that_names_nothing(client, table):
    person = make_representative(make_admitted(table), MEMBER, is_quiet=True)
    meeting = make_meeting(table, place="EXAMPLE hall")
    client.force_login(person)
    told = client.get(address("calendar_entry", meeting.pk)).content.decode()
    assert "SUMMARY:Appointment" in told and "Table" not in told and "hall" not in told
