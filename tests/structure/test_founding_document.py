"""The 26 activities compared, field by field, with the Work Plan 2023-2024 as its members endorsed it.

The table below was copied by hand from the document: its numbers, references, entities and schedules. Its
deliverables are what those schedules promise between the endorsement (31 May 2023) and 31 December 2024.
"""

from datetime import date

import pytest
from django.core.management import call_command

from workplan.models import Activity, Lead, Plan
from workplan.queries.activity_pages import changes_of, promises_of, timeline_points
from workplan.queries.board import board_table
from workplan.queries.exports import stored_activities

NETWORK, STREAMS, NONE = "network", "global_workstreams", "none_given"
MEETINGS = "May, August, November, and February"
CSOS = "ECLAC, IOM, ILO, UNDP"
DECLARATIONS = "Corresponding agency in reference to the message to share"
INCLUSION = (5, 6, 9, 10, 16, 17, 19, 22, 23)
RETURN = (7, 15, 16, 21, 23)

# code, number, in charge, support, references, objectives, schedule, kind, reporter, promised (dated, undated)
DOCUMENT = [
    ("B1.1", "1.1", "IOM, ECLAC", NETWORK, "A/RES/73/195 | Framework on Regional Reviews", (),
     "Continuous process", "continuous", "IOM", (1, 0)),
    ("B1.2", "1.2", "IOM, ECLAC", NETWORK, "", (), MEETINGS, "recurring_months", "IOM", (7, 0)),
    ("B1.3", "1.3", "IOM", NETWORK, "Follow-up for IMRF", (),
     "April, June, September, and December", "recurring_months", "IOM", (7, 0)),
    ("B1.4", "1.4", "IOM, ECLAC", NETWORK, "", (), "One practice per month", "recurring_rate", "IOM", (19, 0)),
    ("B1.5", "1.5", "IOM", NETWORK, "Champion Country Initiative", (),
     "September 27-28, 2023", "date_range", "IOM", (1, 0)),
    ("B1.6", "1.6", "IOM, ECLAC", STREAMS, "", (), "May – December 2023", "month_range", "IOM", (1, 0)),
    ("B2.1", "2.1", "IOM, ECLAC", NETWORK, "", (), "May November", "recurring_months", "IOM", (4, 0)),
    ("B2.2", "2.2", "ECLAC, DCO, IOM, ILO, UNDP, UNHCR", NETWORK, "Workstream 6", (),
     "June – November 2023", "month_range", "ECLAC", (1, 4)),
    ("B2.3", "2.3", "IOM", NETWORK, "", (), "June – December 2023", "month_range", "IOM", (1, 0)),
    ("B2.4", "2.4", "IOM", NETWORK, "", (), "July – December 2023", "month_range", "IOM", (1, 0)),
    ("B3.1", "3.1", "ILO, UNDP", NETWORK, "Follow-up to the Regional Review 2021", (),
     "May, August, November, February", "recurring_months", "rotating", (7, 0)),
    ("B3.2", "3.2", "ECLAC, IOM, ILO, UNDP, OHCHR, UNFPA", NETWORK,
     "Follow-up for IMRF (pledge of the Regional Network)", (), "July 2023", "month", "ECLAC", (1, 1)),
    ("B3.3", "3.3", CSOS, NETWORK, "", (), "", "none", "ECLAC", (0, 0)),
    ("B3.4", "3.4", CSOS, NETWORK, "", (), "April – July 2023", "month_range", "ECLAC", (1, 0)),
    ("B3.5", "3.5", "IOM", NETWORK, "", (), "", "none", "IOM", (0, 0)),
    ("B3.6", "3.6", "IOM, UN-Habitat, UNFPA", NETWORK, "", (), "", "none", "IOM", (0, 0)),
    ("B4.1", "4.1", DECLARATIONS, NETWORK, "", (), "", "none", "co_chairs", (0, 0)),
    ("B4.2", "4.2", DECLARATIONS, NETWORK, "", (), "", "none", "co_chairs", (0, 0)),
    ("T1.1", "1.1", "OHCHR, ICRC, IOM, UNHCR", NETWORK, "Workstream 2", (1, 8, 23),
     "To be determined August 2023 (30 or 31 TBD)", "tentative_dates", "OHCHR", (1, 0)),
    ("T1.2", "1.2", "OHCHR, ICRC, IOM, UNHCR", NETWORK, "Workstream 2", (1, 8, 23),
     "To be determined September 2023 TBD", "tentative_month", "OHCHR", (1, 0)),
    ("T2.1", "2.1", "IOM, ECLAC", NETWORK, "Preparation for the SDG Summit", INCLUSION,
     "Parallel event to the LAC Forum on Sustainable Development, April 25th 2023, Santiago de Chile",
     "date_in_text", "IOM", (1, 0)),
    ("T2.2", "2.2", "IOM, ILO, UNDP", NETWORK, "Workstream 11", INCLUSION, "", "none", "IOM", (0, 0)),
    ("T2.3", "2.3", "IOM", NONE, "Workstream 13", INCLUSION, "", "none", "IOM", (0, 0)),
    ("T2.4", "2.4", "IOM, ILO", NETWORK, "Workstream 8", INCLUSION, "", "none", "IOM", (0, 0)),
    ("T3.1", "3.1", "IOM, MPI, UNICEF, UNHCR, WFP", NETWORK, "Workstream 9, Activity 1", RETURN,
     "August 2023", "month", "IOM", (1, 0)),
    ("T3.2", "3.2", "IOM, UNICEF, MPI, UNHCR", NETWORK, "Workstream 9, Activity 2", RETURN,
     "September 2023", "month", "IOM", (1, 0)),
]  # fmt: skip
PRIORITIES = {
    "B1": (), "B2": (), "B3": (), "B4": (), "T1": (1, 8, 23), "T2": INCLUSION, "T3": RETURN,
}  # fmt: skip
WORDS = {
    "B1.1": "Second Regional Review", "B1.2": "quarterly meetings", "B1.3": "quarterly monitoring",
    "B1.4": "good practices", "B1.5": "champion countries", "B1.6": "GCM Talks",
    "B2.1": "national networks", "B2.2": "national networks", "B2.3": "local authorities",
    "B2.4": "Champion local authorities", "B3.1": "each Working Table", "B3.2": "annual encounter",
    "B3.3": "actions of the Working Tables", "B3.4": "platform", "B3.5": "regional mechanisms",
    "B3.6": "local governments", "B4.1": "declarations", "B4.2": "communication material",
    "T1.1": "data collection strategies", "T1.2": "Missing Migrants Project", "T2.1": "sustainable development",
    "T2.2": "#XenophobiaZero", "T2.3": "Guidance Note", "T2.4": "Bilateral Labour Migration Agreements",
    "T3.1": "Checklist", "T3.2": "child protection",
}  # fmt: skip
DAYS = {
    "B1.1": ["2024-01-01/2024-06-30"],
    "B1.2": [f"{y}-{m}" for y, m in [(2023, 5), (2023, 8), (2023, 11), (2024, 2), (2024, 5), (2024, 8), (2024, 11)]],
    "B1.3": [f"{y}-{m}" for y, m in [(2023, 6), (2023, 9), (2023, 12), (2024, 4), (2024, 6), (2024, 9), (2024, 12)]],
    "B1.5": ["2023-09-27/2023-09-28"],
    "B2.1": ["2023-5", "2023-11", "2024-5", "2024-11"],
    "B3.4": ["2023-04-01/2023-07-31"],
    "T1.1": ["2023-08-30/2023-08-31"],
    "T2.1": ["2023-04-25/2023-04-25"],
}


@pytest.fixture(scope="module")
def plan(django_db_setup, django_db_blocker):
    """The plan as the commands of set-up load it, once for this module; every row goes away with its plan."""
    with django_db_blocker.unblock():
        for command in ("load_taxonomy", "load_organisations", "load_work_plans"):
            call_command(command, verbosity=0)
        found = Plan.objects.get(slug="2023-2024")
        yield found
        call_command("flush", interactive=False, verbosity=0)


pytestmark = pytest.mark.django_db


def keys(activity: Activity, part: str) -> list[str]:
    leads = activity.leads.filter(part=part).select_related("organisation").order_by("position")
    return [lead.organisation.acronym_en for lead in leads]


def test_the_plan_itself(plan):
    assert plan.state == "closed"
    assert plan.endorsed_on == plan.in_force_on == date(2023, 5, 31)
    assert plan.endorsed_by_en == "the members of the Regional Network"
    assert plan.endorsed_by_es == "los miembros de la Red Regional"
    assert "endorses-its-work-plan-2023-2024" in plan.endorsement_source
    assert (plan.starts_on, plan.ends_on, plan.closed_on) == (date(2023, 1, 1), date(2024, 12, 31), date(2024, 12, 31))
    assert (plan.meeting_months, plan.round_months) == ([5, 8, 11, 2], [4, 6, 9, 12])
    assert [plan.title_en, plan.title_es] == ["Work Plan 2023-2024", "Plan de Trabajo 2023-2024"]
    assert plan.is_example is False


def test_its_seven_priorities(plan):
    found = {one.code: tuple(sorted(o.number for o in one.objectives.all())) for one in plan.priorities.all()}
    assert found == PRIORITIES


def test_the_activities_in_their_order(plan):
    found = [(one.code, one.official_code) for one in plan.activities.order_by("position")]
    assert found == [row[:2] for row in DOCUMENT]


@pytest.mark.parametrize("row", DOCUMENT, ids=lambda row: row[0])
def test_an_activity(plan, row):
    code, _number, in_charge, support, references, objectives, schedule, kind, reporter, promised = row
    activity = plan.activities.get(code=code)
    assert activity.priority.code == code[:2]
    assert WORDS[code] in activity.title_en
    assert all(getattr(activity, f"title_{language}") for language in ("en", "es", "pt_br", "fr"))
    assert activity.marks == {"en": "official", "es": "unofficial", "pt_br": "unofficial", "fr": "unofficial"}
    assert keys(activity, Lead.IMPLEMENTS) == ([] if in_charge == DECLARATIONS else in_charge.split(", "))
    assert (activity.leads_words, keys(activity, Lead.SUPPORTS)) == (
        DECLARATIONS if in_charge == DECLARATIONS else "",
        [],
    )
    assert activity.support_kind == support
    assert activity.references == references
    assert tuple(sorted(o.number for o in activity.objectives.all())) == objectives
    assert (activity.schedule_words, activity.schedule_kind) == (schedule, kind)
    assert activity.is_tentative == (code in ("T1.1", "T1.2"))
    if reporter in ("rotating", "co_chairs"):
        assert activity.reporter_rule == reporter
    else:
        assert (activity.reporter_rule, activity.reporter.acronym_en) == ("organisation", reporter)
    items = list(activity.deliverables.all())
    assert (sum(1 for one in items if one.due_on), sum(1 for one in items if not one.due_on)) == promised
    stream = references.split(",")[0].split(" (")[0].removeprefix("Workstream ")
    assert [one.code for one in activity.workstreams.all()] == ([stream] if stream.isdigit() else [])


@pytest.mark.parametrize("code", DAYS)
def test_when_its_deliverables_are_promised(plan, code):
    items = plan.activities.get(code=code).deliverables.order_by("position")
    months = [f"{one.due_on.year}-{one.due_on.month}" for one in items if one.precision == "month"]
    days = [f"{one.starts_on}/{one.due_on}" for one in items if one.precision != "month"]
    assert months + days == DAYS[code]


def test_every_promise_stands_on_the_timeline_of_its_activity(plan):
    missed = 0
    for activity in plan.activities.all():
        items = list(activity.deliverables.order_by("position"))
        points = timeline_points(items, plan.board_day, tells_missed=True)
        assert [point["date"] for point in points] == [one.done_on or one.due_on for one in items]
        assert [point["state"] == "done" for point in points] == [one.done_on is not None for one in items]
        missed += sum(promise.is_missed for promise in promises_of(items, plan.board_day, tells_missed=True))
    table = board_table(plan)
    assert missed == table.late_deliverables == 54
    assert (table.count("silent"), table.as_of) == (26, date(2024, 12, 31))


def test_what_changed_begins_with_the_founding_document(plan):
    for activity in plan.activities.all():
        [loaded] = changes_of(activity, ())
        assert "Work Plan 2023-2024" in loaded["text"] and loaded["by"] == ""


def test_titles_that_we_shortened_stand_in_the_words_of_the_document_too(plan):
    words = dict(plan.activities.values_list("code", "title_words"))
    assert words["T2.1"] == "", "there the title is the sentence of the document"
    assert [code for code, said in words.items() if not said] == ["T2.1"]
    assert "to identify, share and apply good practices" in words["B2.4"]
    assert "development of communication pieces and knowledge products" in words["B3.3"]
    assert words["T2.2"].endswith("The contents will also contribute to the #XenophobiaZero initiative.")


def test_deliverables_without_a_date_say_what_they_are(plan):
    undated = [
        item.words
        for one in plan.activities.all()
        for item in one.deliverables.filter(due_on=None).order_by("position")
    ]
    assert [words.split(" for ")[0] for words in undated] == ["one of two trainings per year"] * 4 + [
        "annual encounter"
    ]


def test_one_practice_in_each_of_nineteen_months(plan):
    items = plan.activities.get(code="B1.4").deliverables.order_by("position")
    months = [(2023 + number // 12, number % 12 + 1) for number in range(5, 24)]
    assert [(one.starts_on.year, one.starts_on.month) for one in items] == months


def test_what_shows_that_it_was_done_is_named_in_the_language_it_is_written_in(plan):
    done = plan.activities.get(code="B3.2").deliverables.get(position=1)
    assert (done.evidence, done.evidence_language) == ("IOM press release of 8 August 2023", "en")
    bare = plan.activities.get(code="B1.1").deliverables.get(position=1)
    assert (bare.evidence, bare.evidence_language) == ("", "")


def test_only_what_a_source_gives_is_known(plan):
    done = [
        (item.activity.code, item.position, item.done_from, item.done_on, bool(item.evidence_url))
        for activity in plan.activities.all()
        for item in activity.deliverables.exclude(done_on=None)
    ]
    assert done == [
        ("B1.1", 1, date(2025, 3, 18), date(2025, 3, 20), True),
        ("B3.2", 1, None, date(2023, 8, 8), True),
    ]
    states = {one.code: one.status for one in plan.activities.exclude(status="no_information")}
    assert states == {"B1.1": "completed"}
    state = plan.activities.get(code="B1.1").states.get()
    assert (state.as_of, bool(state.source), bool(state.source_url)) == (date(2025, 3, 20), True, True)


def test_iom_is_in_charge_of_23_of_the_26(plan):
    named = plan.activities.filter(leads__organisation__slug="iom", leads__part=Lead.IMPLEMENTS)
    others = plan.activities.exclude(pk__in=named.values("pk"))
    assert named.count() == 23
    assert sorted(one.code for one in others) == ["B3.1", "B4.1", "B4.2"]


def test_the_co_chairs_report_on_the_common_voice(plan):
    reporters = {plan.activities.get(code=code).reporter.acronym_en for code in ("B4.1", "B4.2")}
    assert reporters == {"IOM"}


def test_b3_1_rotates_between_its_leads(plan):
    activity = plan.activities.get(code="B3.1")
    assert activity.reporter.acronym_en in ("ILO", "UNDP")
    [stored] = [one for one in stored_activities(plan) if one.row.code == "B3.1"]
    assert stored.row.reporter == "rotating"
