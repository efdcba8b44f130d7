from collections import Counter
from datetime import UTC, date, datetime

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import translation

from network_portal.accounts.models import User
from network_portal.audit.models import Event
from network_portal.bodies.models import Seat
from network_portal.bodies.queries.seats import seat_counts
from network_portal.common import clock
from network_portal.home.examples import DEMONSTRATION_SIGN_INS, PEOPLE
from network_portal.home.rules.examples import STORIES, years_later
from network_portal.monitoring.messages import updates_link
from network_portal.monitoring.models import Duty, Round, Update
from network_portal.notifications.models import Message
from network_portal.organisations.models import Organisation
from network_portal.search.models import ChangedText
from tests.factories import make_user
from workplan.models import Activity, ActivityState, Deliverable, NewsRequest, Plan
from workplan.queries.board import DUE_SOON, LATE, SILENT, board_table
from workplan.queries.exports import exported_plan
from workplan.rules.status import Status

pytestmark = pytest.mark.django_db
LATE_2026 = datetime(2026, 11, 21, 15, tzinfo=UTC)
NOT_COMPARED = {
    *("audit.Event", "audit.ContentVersion", "sessions.Session", "contenttypes.ContentType"),
    "search.ChangedText",  # what the search has yet to read again
}


@pytest.fixture(scope="module")
def before_examples(django_db_setup, django_db_blocker):
    """The real data and the examples, loaded once for this module; gives what stood before the examples."""
    with django_db_blocker.unblock(), clock.stopped_at(LATE_2026):
        for command in ("load_taxonomy", "load_organisations", "load_mechanism", "load_work_plans"):
            call_command(command, verbosity=0)
        before = whole_database()
        call_command("load_examples", verbosity=0)
        yield before
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def examples(before_examples):
    with clock.stopped_at(LATE_2026):
        yield Plan.objects.get(is_example=True)


@pytest.fixture
def real_data(before_examples):
    with clock.stopped_at(LATE_2026):
        call_command("remove_examples", verbosity=0)
        yield


def whole_database() -> dict[str, list]:
    models = [model for model in apps.get_models() if model._meta.label not in NOT_COMPARED]
    with translation.override("en"):  # values of translated fields follow the language
        return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2026, 11, 21), 2), (date(2026, 1, 1), 2), (date(2025, 9, 1), 2), (date(2025, 3, 1), 1),
        (date(2027, 3, 1), 3), (date(2027, 8, 1), 4), (date(2028, 12, 31), 4),
    ],
)  # fmt: skip
def test_the_copy_covers_today_with_months_behind_us(today, years):
    assert years_later(today) == years
    assert date(2023 + years, 5, 31) < today <= date(2024 + years, 12, 31)


def test_the_plan_in_force_is_made_from_the_real_one(examples):
    founding = Plan.objects.get(slug="2023-2024")
    assert (examples.slug, examples.state, examples.predecessor) == ("2025-2026", "in_force", founding)
    assert examples.in_force_on == examples.endorsed_on == date(2025, 5, 31)
    assert all("EXAMPLE" in getattr(examples, f"title_{code}") for code in ("es", "en", "pt_br", "fr"))
    pairs = [(one.code, one.predecessor.code, one.predecessor.plan) for one in examples.activities.all()]
    assert len(pairs) == 26
    assert all(code == earlier and plan == founding for code, earlier, plan in pairs)


def test_every_activity_has_its_story():
    assert len(STORIES) == 26


def test_the_board_has_something_of_everything(examples):
    table = board_table(examples)
    assert table.count(LATE) >= 4
    assert table.count("delayed") >= 3
    assert table.count(DUE_SOON) >= 3
    assert table.count(SILENT) >= 3
    assert table.count("on_track") >= 5
    assert all(table.count(status.value) for status in Status)


def test_invented_organisations_sit_in_the_working_tables(examples):
    told = {seat.body.number: seat_counts()[seat.body_id] for seat in Seat.objects.select_related("body")}
    assert {number: count.listed for number, count in told.items()} == {1: 3, 2: 3, 3: 3, 4: 1}
    assert {number: dict(count.others) for number, count in told.items() if count.others} == {2: {"south-america": 10}}
    seated = Organisation.objects.filter(seats__isnull=False)
    assert all(one.is_example and "EXAMPLE" in one.name for one in seated)
    before = Seat.objects.count()
    call_command("load_examples", verbosity=0)
    assert Seat.objects.count() == before


def test_somebody_has_been_asked_for_news(examples):
    asked = NewsRequest.objects.select_related("activity").get()
    assert asked.organisation.slug == "ilo" and asked.activity.last_news_on < asked.asked_at.date()
    assert Message.objects.get(kind="workplan.ask_for_news").address == "focal-point.ilo@example.org"


def test_in_the_plans_months_two_rounds_are_closed_one_takes_answers_and_one_is_planned(examples):
    rounds = Round.objects.order_by("opens_on")
    assert [(one.slug, one.state) for one in rounds] == [
        ("2026-04", "closed"),
        ("2026-06", "closed"),
        ("2026-09", "open"),
        ("2026-12", "planned"),
    ]
    _earlier, closed, open_, _planned = rounds
    assert closed.is_example and open_.is_example and open_.due_on >= clock.today()
    told = Counter(Duty.objects.filter(round=open_).values_list("update__state", flat=True))
    assert set(told) == {None, "draft", "submitted", "returned", "accepted"}
    assert told[None] >= 5
    assert not any("EXAMPLE" not in one.done for one in Update.objects.filter(nothing_new=False))
    nobody_decided_on_their_own(open_)


def nobody_decided_on_their_own(round_):
    for update in Update.objects.filter(duty__round=round_).exclude(decided_by=None):
        assert update.organisation_id not in update.decided_by.memberships.values_list("organisation_id", flat=True)


def test_the_calls_of_the_open_round_lead_to_its_page(examples):
    calls = Message.objects.filter(kind="monitoring.call")
    assert sorted(call.address for call in calls) == [
        "focal-point.eclac@example.org",
        "focal-point.ilo@example.org",
        "focal-point.two@example.org",
    ]
    for call in calls:
        address = updates_link(call.links["link"], "es")
        assert Client().get(address.removeprefix(settings.SITE_URL)).status_code == 200


def test_the_state_of_the_late_first_year_is_plausible_too(real_data):
    with clock.stopped_at(datetime(2025, 9, 15, 15, tzinfo=UTC)):
        call_command("load_examples", verbosity=0)
        table = board_table(Plan.objects.get(is_example=True))
    assert table.count(LATE) >= 2
    assert table.count(DUE_SOON) >= 5


def test_nothing_invented_goes_without_its_mark(examples):
    states = ActivityState.objects.filter(activity__plan=examples)
    assert states.count() > 20
    assert all("EXAMPLE" in one.note and "EXAMPLE" in one.source for one in states)
    done = Deliverable.objects.filter(activity__plan=examples).exclude(done_on=None)
    assert done.count() > 20
    assert all("EXAMPLE" in one.evidence and one.done_on <= clock.today() for one in done)
    assert all("EXAMPLE" in name for name in User.objects.values_list("name", flat=True))
    assert not User.objects.filter(is_example=False).exists()


def test_nothing_happened_in_the_future_or_before_its_time(examples):
    assert not ActivityState.objects.filter(as_of__gt=clock.today()).exists()
    early = Deliverable.objects.filter(activity__plan=examples, done_on__lt=date(2025, 1, 1))
    assert not early.exists()


def test_what_is_invented_is_plausible(examples):
    done = list(Deliverable.objects.filter(activity__plan=examples, practice=None).exclude(done_on=None))
    states = ActivityState.objects.filter(activity__plan=examples, source__contains="acta de la reunión")
    days = [one.done_on for one in done] + [state.as_of for state in states]
    assert not [day for day in days if day.weekday() > 4]
    assert not [one for one in done if one.starts_on and one.done_on < one.starts_on]
    assert len({one.evidence for one in done}) == 3
    events = Event.objects.filter(target_type="workplan.activity", target_id__in=examples.activities.values("pk"))
    assert min(clock.day_of(event.at) for event in events) == examples.in_force_on
    assert not events.filter(organisation_id=None).exists()


def test_loading_again_changes_nothing(examples):
    before = whole_database()
    events = Event.objects.count()
    call_command("load_examples", verbosity=0)
    assert whole_database() == before
    assert Event.objects.count() == events


def test_the_same_day_tells_the_same_story(examples):
    def told():
        plan = Plan.objects.get(is_example=True)
        return exported_plan(plan, "csv"), list(plan.activities.values_list("status", "status_on"))

    first = told()
    call_command("remove_examples", verbosity=0)
    call_command("load_examples", verbosity=0)
    assert told() == first


def test_each_sign_in_works(examples):
    for _role, email, password in DEMONSTRATION_SIGN_INS:
        assert EmailAddress.objects.get(email=email).verified
        client = Client()
        assert client.post("/en/accounts/login/", {"login": email, "password": password}).status_code == 302
        assert client.session["_auth_user_id"] == str(User.objects.get(email=email).pk)


def test_there_is_one_for_each_role(examples):
    held = {(one.staff_role, tuple(role for _slug, role in one.teams)) for one in PEOPLE}
    assert held >= {
        ("co_chair", ("member",)),
        ("editor", ()),
        ("administrator", ()),
        ("", ("focal_point",)),
        ("", ("focal_point", "focal_point")),
        ("", ()),
    }
    assert [email for _role, email, _password in DEMONSTRATION_SIGN_INS] == [one.email for one in PEOPLE]


def test_removing_gives_back_what_stood_before(real_data, before_examples):
    after = whole_database()
    assert [name for name in after if after[name] != before_examples.get(name)] == []


def test_removing_leaves_only_what_is_real(real_data):
    make_user(name="A real person")
    before = whole_database()
    call_command("load_examples", verbosity=0)
    client = Client()
    client.force_login(User.objects.get(email=PEOPLE[0].email))
    assert Session.objects.count() == 1
    call_command("seed", scale=3, verbosity=0)
    call_command("remove_examples", verbosity=0)
    assert whole_database() == before
    assert Session.objects.count() == 0
    assert ChangedText.objects.filter(kind="", key="").exists()  # the search reads everything again


def test_kept_mails_of_invented_people_go_with_them(examples, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.EMAIL_FILE_PATH = tmp_path
    for name, address in (("invented", PEOPLE[0].email), ("real", "person@real.example")):
        (tmp_path / f"{name}.eml").write_text(f"To: {address}\nSubject: EXAMPLE\n\nText\n", encoding="utf-8")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("remove_examples", verbosity=0)
    assert [file.name for file in tmp_path.glob("*.eml")] == ["real.eml"]


def test_a_real_plan_that_came_after_an_invented_one_stays(examples):
    real = Plan.objects.create(
        slug="2027-2028", title_en="Real", starts_on=date(2027, 1, 1), ends_on=date(2028, 12, 31),
        counted_from=date(2027, 5, 1), predecessor=examples,
    )  # fmt: skip
    call_command("remove_examples", verbosity=0)
    real.refresh_from_db()
    assert real.predecessor is None


def test_a_real_successor_is_not_pushed_aside(real_data):
    founding = Plan.objects.get()
    Plan.objects.create(
        slug="2025-2026", title_en="Real", starts_on=date(2025, 1, 1), ends_on=date(2026, 12, 31),
        counted_from=date(2025, 5, 1), predecessor=founding,
    )  # fmt: skip
    call_command("load_examples", verbosity=0)
    assert not Plan.objects.filter(is_example=True).exists()
    assert User.objects.filter(is_example=True).count() == len(PEOPLE)


@pytest.mark.parametrize("command", [("load_examples",), ("seed", "--scale", "2")])
def test_production_never_loads_examples(real_data, settings, command):
    settings.EXAMPLES_ALLOWED = False
    with pytest.raises(CommandError, match="Production never"):
        call_command(*command)
    assert not User.objects.exists()


def test_a_seeded_region_is_deterministic_and_marked(real_data):
    told = []
    for _time in range(2):
        call_command("seed", scale=8, plan_activities=40, verbosity=0)
        plan = Plan.objects.get(is_example=True)
        assert (plan.activities.count(), Organisation.objects.filter(is_example=True).count()) == (40, 8)
        told.append((exported_plan(plan, "csv"), list(plan.activities.values_list("status", "status_on"))))
        call_command("remove_examples", verbosity=0)
    assert told[0] == told[1]


def test_seeding_the_same_size_again_adds_nothing(real_data):
    call_command("seed", scale=5, verbosity=0)
    before = whole_database()
    call_command("seed", scale=5, verbosity=0)
    assert whole_database() == before
    assert Activity.objects.filter(plan__slug="example-5").count() == 5


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"scale": 0}, {"scale": 1, "plan_activities": -5}])
def test_a_size_that_makes_no_sense_is_refused_in_words(wrong):
    with pytest.raises(CommandError, match="a number from"):
        call_command("seed", verbosity=0, **wrong)
    assert not Plan.objects.filter(slug__startswith="example-").exists()
