from datetime import date
from pathlib import Path

import pytest

from network_portal.audit.models import Event
from network_portal.common.errors import DomainError
from network_portal.common.spreadsheets import write_csv
from tests.factories import actor_with, make_draft, make_reference_data, make_user
from workplan.actions.deliverables import mark_deliverable_done
from workplan.actions.imports import import_plan
from workplan.models import Activity, Deliverable, Plan
from workplan.queries.exports import exported_plan
from workplan.queries.imports import known_world, preview_import, read_plan_file

pytestmark = pytest.mark.django_db

HEADER = ["code", "title_en", "title_es", "entities_in_charge", "reporter", "supporting", "schedule_kind",
          "schedule_normalised", "deliverables", "actual", "actual_source"]  # fmt: skip
MEETINGS = ["B1.2", "Meetings", "Reuniones", "IOM;ECLAC", "IOM", "Network", "recurring_months", "05;11",
            "2025-05;2025-11;2026-05", "", ""]  # fmt: skip
ROTATING = ["B3.1", "Dialogues", "Diálogos", "ILO;UNDP", "rotating", "none given", "none", "", "", "", ""]
VOICE = [
    "B4.1",
    "Statements",
    "Declaraciones",
    "(corresponding agency)",
    "co-chairs",
    "UNICEF;ICRC",
    "none",
    "",
    "",
    "",
    "",
]


@pytest.fixture
def plan():
    make_reference_data()
    return make_draft()


@pytest.fixture
def by():
    return actor_with("co_chair", user=make_user(name="A co-chair"))


def file_of(*rows, header=HEADER) -> bytes:
    return write_csv([header, *rows])


def changed(row, **cells):
    return [cells.get(name, cell) for name, cell in zip(HEADER, row, strict=True)]


def preview(plan, content, **asked):
    plan.refresh_from_db()
    return preview_import(plan, read_plan_file(plan, content, "plan.csv"), **asked)


def bring(by, plan, content, **asked):
    plan.refresh_from_db()
    reading = read_plan_file(plan, content, "plan.csv")
    seen = preview_import(plan, reading).fingerprint
    return import_plan(by=by, plan=plan, reading=reading, fingerprint=seen, **asked)


def whole_database():
    activities = list(Activity.objects.order_by("pk").values())
    deliverables = list(Deliverable.objects.order_by("pk").values())
    return activities, deliverables, list(Plan.objects.values()), Event.objects.count()


def test_activities_come_with_all_that_the_file_says(plan, by):
    done = bring(by, plan, file_of(MEETINGS, ROTATING, VOICE))
    assert (done.added, done.changed, done.unchanged, done.kept) == (3, 0, 0, 0)
    meetings, dialogues, statements = plan.activities.order_by("position")
    assert [lead.organisation.slug for lead in meetings.leads.order_by("position")] == ["iom", "eclac"]
    assert [item.due_on for item in meetings.deliverables.order_by("position")] == [
        date(2025, 5, 31), date(2025, 11, 30), date(2026, 5, 31)]  # fmt: skip
    assert (meetings.reporter_rule, meetings.reporter.slug, meetings.status) == (
        "organisation",
        "iom",
        "no_information",
    )
    assert (dialogues.reporter_rule, dialogues.reporter.slug) == ("rotating", "ilo")
    assert (dialogues.support_kind, dialogues.leads.filter(part="supports").count()) == ("none_given", 0)
    assert (statements.reporter_rule, statements.reporter.slug) == ("co_chairs", "iom")
    assert (statements.leads_words, statements.support_kind) == ("(corresponding agency)", "listed")
    assert [lead.organisation.slug for lead in statements.leads.order_by("position")] == ["unicef", "icrc"]


def test_the_audit_tells_of_the_import_and_of_each_activity(plan, by):
    bring(by, plan, file_of(MEETINGS, ROTATING))
    verbs = list(Event.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == ["workplan.create_activity", "workplan.create_activity", "workplan.import_plan"]
    assert Event.objects.get(verb="workplan.import_plan").changes == {"added": [0, 2], "changed": [0, 0]}


def test_the_same_file_twice_changes_nothing(plan, by):
    content = file_of(MEETINGS, ROTATING, VOICE)
    bring(by, plan, content)
    before = whole_database()
    done = bring(by, plan, content)
    assert (done.added, done.changed, done.unchanged) == (0, 0, 3)
    assert whole_database() == before


def test_the_founding_file_goes_in_twice_and_comes_out_the_same(plan, by, settings):
    content = (Path(settings.BASE_DIR) / "fixtures" / "work_plan_2023_2024.csv").read_bytes()
    known = b"\n".join(line for line in content.splitlines() if not any(word in line for word in UNKNOWN_HERE)) + b"\n"
    bring(by, plan, known, with_done=True)
    assert exported_plan(plan, "csv") == known
    before = whole_database()
    bring(by, plan, exported_plan(plan, "xlsx"), with_done=True)
    assert whole_database() == before


UNKNOWN_HERE = [b"DCO", b"OHCHR", b"UNFPA", b"MPI", b"UNHCR", b"Workstream 6", b"Workstream 8", b"Workstream 1"]


def test_the_preview_names_each_cell_that_changes(plan, by):
    bring(by, plan, file_of(MEETINGS, ROTATING))
    told = preview(plan, file_of(changed(MEETINGS, title_en="Quarterly meetings", reporter="ECLAC"), ROTATING))
    [change] = told.changed
    assert [(one.column, one.before, one.after) for one in change.differences] == [
        ("title_en", "Meetings", "Quarterly meetings"),
        ("reporter", "IOM", "ECLAC"),
    ]
    assert (told.added, told.unchanged, told.problems) == ((), 1, ())


def test_only_what_differs_is_written(plan, by):
    bring(by, plan, file_of(MEETINGS, ROTATING))
    bring(by, plan, file_of(changed(MEETINGS, title_en="Quarterly meetings"), ROTATING))
    meetings, dialogues = plan.activities.order_by("position")
    assert (meetings.title_en, meetings.title_es, meetings.version) == ("Quarterly meetings", "Reuniones", 2)
    assert dialogues.version == 1
    event = Event.objects.get(verb="workplan.change_activity")
    assert event.changes == {"title_en": ["Meetings", "Quarterly meetings"]}


def test_what_the_file_no_longer_has_is_named_and_kept(plan, by):
    bring(by, plan, file_of(MEETINGS, ROTATING))
    told = preview(plan, file_of(ROTATING, VOICE))
    assert [one.row.code for one in told.kept] == ["B1.2"]
    bring(by, plan, file_of(ROTATING, VOICE))
    assert [one.code for one in plan.activities.order_by("position")] == ["B3.1", "B4.1", "B1.2"]


def test_a_column_that_the_file_lacks_says_nothing(plan, by):
    bring(by, plan, file_of(MEETINGS))
    bring(by, plan, write_csv([["code", "title_en", "entities_in_charge"], ["B1.2", "New words", "IOM;ECLAC"]]))
    meetings = plan.activities.get()
    assert (meetings.title_en, meetings.title_es, meetings.reporter.slug) == ("New words", "Reuniones", "iom")
    assert meetings.deliverables.count() == 3


@pytest.mark.parametrize("column", ["title_es", "deliverables"])
def test_an_empty_cell_takes_away_what_stands_in_the_plan_only_where_that_is_confirmed(plan, by, column):
    bring(by, plan, file_of(MEETINGS))
    emptied = file_of(changed(MEETINGS, **{column: ""}))
    before = whole_database()
    [(change, removal)] = preview(plan, emptied).removals
    assert (change.row.code, removal.column) == ("B1.2", column)
    with pytest.raises(DomainError) as refused:
        bring(by, plan, emptied)
    assert refused.value.code == "import_takes_away"
    assert whole_database() == before
    assert bring(by, plan, emptied, with_removals=True).changed == 1
    meetings = plan.activities.get()
    assert (not meetings.title_es, not meetings.deliverables.exists()) == (
        column == "title_es",
        column == "deliverables",
    )


def test_an_absent_column_and_an_added_activity_remove_nothing(plan, by):
    assert preview(plan, file_of(changed(MEETINGS, title_es=""))).removals == []
    bring(by, plan, file_of(MEETINGS))
    fewer = write_csv([["code", "title_en", "entities_in_charge"], ["B1.2", "New words", "IOM;ECLAC"]])
    assert preview(plan, fewer).removals == []


def test_promises_follow_from_the_schedule_where_no_column_gives_them(plan, by):
    header = ["code", "title_en", "entities_in_charge", "schedule_raw"]
    bring(by, plan, write_csv([header, ["B1.2", "Meetings", "IOM", "May and November"]]))
    dues = [item.due_on for item in plan.activities.get().deliverables.order_by("position")]
    assert dues == [date(2025, 5, 31), date(2025, 11, 30), date(2026, 5, 31), date(2026, 11, 30)]


def test_real_dates_mark_deliverables_in_order(plan, by):
    source = "https://example.org/report (EXAMPLE report)"
    content = file_of(changed(MEETINGS, actual="2025-05-20;2025-11-03/2025-11-05", actual_source=source))
    bring(by, plan, content, with_done=True)
    items = list(Deliverable.objects.order_by("position"))
    assert [(one.done_from, one.done_on) for one in items] == [
        (None, date(2025, 5, 20)), (date(2025, 11, 3), date(2025, 11, 5)), (None, None)]  # fmt: skip
    assert (items[0].evidence, items[0].evidence_url) == ("EXAMPLE report", "https://example.org/report")
    before = whole_database()
    bring(by, plan, content, with_done=True)
    assert whole_database() == before
    bring(by, plan, file_of(changed(MEETINGS, actual="2025-05-20", actual_source=source)), with_done=True)
    assert [one.done_on for one in Deliverable.objects.order_by("position")] == [date(2025, 5, 20), None, None]


def test_what_was_done_is_left_out_of_a_draft_unless_it_is_asked_for(plan, by):
    content = file_of(changed(MEETINGS, actual="2025-05-20;2025-11-03", actual_source="Minutes"), ROTATING)
    assert preview(plan, content).done == 2
    bring(by, plan, content)
    assert set(Deliverable.objects.values_list("done_on", flat=True)) == {None}
    again = preview(plan, content)
    assert (again.changes_nothing, again.done) == (True, 2)
    bring(by, plan, content, with_done=True)
    assert Deliverable.objects.exclude(done_on=None).count() == 2
    assert preview(plan, content).done == 0, "the plan says the same now"
    other_source = changed(MEETINGS, actual="2025-05-20;2025-11-03", actual_source="Report")
    assert preview(plan, file_of(other_source)).done == 2
    assert preview(plan, file_of(MEETINGS)).done == 2, "marks are not taken back in silence either"


@pytest.mark.parametrize(
    "cells",
    [
        {"deliverables": "2023-05"},
        {"deliverables": "2025-05;2026-12/2027-01"},
        {"actual": "2024-12-31", "actual_source": "Minutes"},
        {"schedule_kind": "date", "schedule_normalised": "2024-12-31", "deliverables": ""},
        {"schedule_kind": "tentative_dates", "schedule_normalised": "2026-12-31|2027-01-01", "deliverables": ""},
    ],
)
def test_dates_of_another_plan_are_told_by_activity(plan, by, cells):
    told = preview(plan, file_of(changed(MEETINGS, **cells), ROTATING))
    assert (told.outside, told.problems) == (("B1.2",), ())
    assert preview(plan, file_of(MEETINGS, ROTATING)).outside == ()


def test_what_stays_as_it_is_warns_of_nothing(plan, by):
    content = file_of(changed(MEETINGS, deliverables="2023-05"))
    bring(by, plan, content)
    assert preview(plan, content).outside == ()


def test_a_mark_made_by_hand_survives_a_change_of_other_cells(plan, by):
    bring(by, plan, file_of(MEETINGS))
    second = Deliverable.objects.get(position=2)
    mark_deliverable_done(by=by, deliverable=second, version=1, done_on=date(2025, 11, 4), evidence="Minutes")
    content = exported_plan(plan, "csv").replace(b"Reuniones", b"Encuentros")
    assert bring(by, plan, content).changed == 1
    assert [one.done_on for one in Deliverable.objects.order_by("position")] == [None, date(2025, 11, 4), None]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"actual": "2199-01-01", "actual_source": "Minutes"}, "actual_in_future"),
        ({"deliverables": "", "actual": "2025-05-20", "actual_source": "Minutes"}, "actual_too_many"),
        ({"title_en": "x" * 401}, "text_too_long"),
        ({"code": "B9.1"}, "priority_unknown"),
    ],
)
def test_what_the_plan_cannot_take_is_a_problem_and_nothing_is_written(plan, by, cells, code):
    content = file_of(ROTATING, changed(MEETINGS, **cells))
    assert code in [problem.code for problem in preview(plan, content).problems]
    with pytest.raises(DomainError) as refused:
        bring(by, plan, content)
    assert refused.value.code == "import_has_problems"
    assert not Activity.objects.exists()


def test_a_done_promise_cannot_be_dropped(plan, by):
    bring(by, plan, file_of(changed(MEETINGS, actual="2025-05-20", actual_source="Minutes")), with_done=True)
    dropped = changed(MEETINGS, deliverables="2025-11", actual="2025-05-20", actual_source="Minutes")
    assert [one.code for one in preview(plan, file_of(dropped)).problems] == ["promise_already_done"]


def test_the_code_of_a_retired_activity_is_not_used_again(plan, by):
    bring(by, plan, file_of(MEETINGS))
    plan.activities.update(retired_on=date(2025, 6, 1))
    assert [one.code for one in preview(plan, file_of(MEETINGS)).problems] == ["code_retired"]


def test_only_a_draft_takes_a_file(plan, by):
    Plan.objects.update(state="endorsed", endorsed_on=date(2025, 5, 31))
    with pytest.raises(DomainError) as refused:
        bring(by, plan, file_of(MEETINGS))
    assert refused.value.code == "import_needs_draft"


@pytest.mark.parametrize("moved", ["plan", "activity", "file"])
def test_what_moved_since_the_preview_is_refused(plan, by, moved):
    bring(by, plan, file_of(MEETINGS))
    content = file_of(changed(MEETINGS, title_en="New"))
    seen = preview(plan, content).fingerprint
    if moved == "plan":
        Plan.objects.update(version=9)
    elif moved == "activity":
        Activity.objects.update(version=9)
    else:
        content = file_of(changed(MEETINGS, title_en="Newer"))
    with pytest.raises(DomainError) as refused:
        import_plan(by=by, plan=plan, reading=read_plan_file(plan, content, "plan.csv"), fingerprint=seen)
    assert refused.value.code == "import_changed"
    assert plan.activities.get().title_en == "Meetings"


def test_of_two_who_confirm_the_same_preview_the_second_is_told(plan, by):
    content = file_of(MEETINGS, ROTATING)
    reading, seen = read_plan_file(plan, content, "plan.csv"), preview(plan, content).fingerprint
    import_plan(by=by, plan=plan, reading=reading, fingerprint=seen)
    with pytest.raises(DomainError) as refused:
        import_plan(by=by, plan=plan, reading=reading, fingerprint=seen)
    assert refused.value.code == "import_changed"
    assert plan.activities.count() == 2
    assert Event.objects.filter(verb="workplan.import_plan").count() == 1


def test_a_race_inside_the_import_rolls_everything_back(plan, by, monkeypatch):
    """Somebody saves an activity between the check of the fingerprint and its writing."""
    bring(by, plan, file_of(MEETINGS, ROTATING))
    content = file_of(changed(ROTATING, title_en="Other"), changed(MEETINGS, title_en="New"))
    seen = preview(plan, content).fingerprint

    def overtaken(told):
        plan.activities.filter(code="B1.2").update(version=5)
        return told

    monkeypatch.setattr("workplan.actions.imports.known_world", lambda plan: overtaken(known_world(plan)))
    with pytest.raises(DomainError) as refused:
        import_plan(by=by, plan=plan, reading=read_plan_file(plan, content, "plan.csv"), fingerprint=seen)
    assert refused.value.code == "import_changed"
    assert set(plan.activities.values_list("title_en", flat=True)) == {"Meetings", "Dialogues"}


def test_of_two_files_seen_side_by_side_the_second_does_not_overwrite_the_first(plan, by, monkeypatch):
    bring(by, plan, file_of(MEETINGS))
    mine, theirs = (file_of(changed(MEETINGS, title_en=words)) for words in ("Mine", "Theirs"))
    plan.refresh_from_db()

    def confirm(content, seen):
        import_plan(by=by, plan=plan, reading=read_plan_file(plan, content, "plan.csv"), fingerprint=seen)

    seen = {content: preview(plan, content).fingerprint for content in (mine, theirs)}
    confirm(mine, seen[mine])
    with pytest.raises(DomainError) as refused:
        confirm(theirs, seen[theirs])
    assert (refused.value.code, plan.activities.get().title_en) == ("import_changed", "Mine")

    monkeypatch.setattr("workplan.queries.imports._fingerprint", lambda plan, stored, rows: "guard off")
    confirm(theirs, "guard off")
    assert plan.activities.get().title_en == "Theirs"


def test_a_title_in_french_alone_is_a_problem_of_its_cell_and_no_failure(plan):
    row = [*changed(MEETINGS, title_en="", title_es=""), "Réunions"]
    told = preview(plan, file_of(row, header=[*HEADER, "title_fr"]))
    assert [(problem.code, problem.column) for problem in told.problems] == [("title_needed", "title_es")]
