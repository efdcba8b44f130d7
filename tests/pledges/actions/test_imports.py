from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from network_portal.audit.models import Event
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.monitoring.actions.decisions import accept_update
from network_portal.monitoring.actions.news import report_news
from network_portal.monitoring.models import Subject
from network_portal.monitoring.rules.updates import Answer
from pledges.actions.imports import import_pledges
from pledges.actions.pledges import carry_by_activity, show_held_stages
from pledges.actions.reviews import publish_pledge
from pledges.actions.rows import change_pledges
from pledges.actions.submissions import start_change
from pledges.models import Pledge, PledgeImport, Submission
from pledges.queries.filters import PledgeFilters, narrowed
from pledges.queries.known_world import known_world
from pledges.rules.completeness import missing
from tests.factories import make_activity, make_organisation, make_plan, make_priority
from tests.pledges.importing import TEXT, csv_of, imported, make_registry, previewed, problems

pytestmark = pytest.mark.django_db
WORDS = ("carrots", "pears", "season")


@pytest.fixture
def activity():
    return make_registry()


def rows_of_registry():
    return list(Pledge.objects.order_by("pk").values())


def test_a_pledge_comes_with_all_that_the_file_says(activity):
    columns = ["Título", "Texto", "Organización", "Socios", "Objetivos", "Países", "Inicio", "Plazo", "Idioma"]
    columns += ["Actividad", "Tipo", "Forma", "Principios"]
    said = ["EXAMPLE", TEXT, "OIM", "CEPAL; ILO", "1;8", "Honduras", "2024-01-31", "2025-01-31", "es"]
    imported(csv_of([*said, "2023-2024/B3.2", "común", "política", "a"], columns=columns))
    pledge = Pledge.objects.get()
    assert (pledge.reference, pledge.marks) == ("PL-2024-001", {"year": "inferred"})
    assert (pledge.organisation.slug, pledge.reporter.slug, pledge.kind, pledge.form) == (
        "iom",
        "iom",
        "common",
        "policy",
    )
    assert sorted(pledge.partners.values_list("slug", flat=True)) == ["eclac", "ilo"]
    assert sorted(pledge.objectives.values_list("number", flat=True)) == [1, 8]
    assert [one.iso3 for one in pledge.countries.all()] == ["HND"]
    assert (pledge.starts_on, pledge.deadline) == (date(2024, 1, 31), date(2025, 1, 31))
    assert pledge.subject == activity.subject


def test_what_nobody_knows_makes_an_incomplete_pledge_that_says_so(activity):
    _reading, preview = previewed(csv_of(["EXAMPLE", "IOM", "es"]))
    [change] = preview.added
    assert {"text", "kind", "deadline", "objectives"} <= set(change.lacks)
    assert preview.incomplete == 1
    imported(csv_of(["EXAMPLE", "IOM", "es"]))
    pledge = Pledge.objects.get()
    assert pledge.marks == {"year": "recorded"}
    assert "text" in missing({"text": pledge.text})


def test_the_same_file_twice_changes_nothing(activity):
    content = csv_of(["EXAMPLE one", "IOM", "es"], ["EXAMPLE two", "ILO", ""])
    assert imported(content).added == 2
    before, events = rows_of_registry(), Event.objects.count()
    again = imported(content)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    assert (rows_of_registry(), Event.objects.count()) == (before, events)


@pytest.mark.parametrize(
    "broken", ["\u200e", "\u202e", "  ", "\n", "\r\n", " \t ", "\u2028", "\u00a0", "\u200b", "\x07"]
)
def test_the_same_file_twice_changes_nothing_however_its_cells_are_broken(activity, broken):
    columns = ("title", "global_number", "matches_number", "text", "measured", "source", "organisation", "kind")
    texts = [f"{broken}EXAMPLE{broken}{broken}12{broken}"] * 3 + [f"{broken}EXAMPLE{broken}{TEXT}{broken}"] * 3
    content = csv_of([*texts, "IOM", "matching"], columns=columns)
    assert imported(content).added == 1
    before, events = rows_of_registry(), Event.objects.count()
    again = imported(content)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 1)
    assert (rows_of_registry(), Event.objects.count()) == (before, events)


OF_KINDS = ("title", "organisation", "kind", "partners", "matches_number")


@pytest.mark.parametrize(
    "kind, partners, number",
    [("individual", 0, ""), ("matching", 0, "12"), ("common", 1, ""), ("partnership", 1, ""), ("", 1, "12")],
)
def test_a_pledge_comes_with_what_its_kind_has_and_the_rest_is_told(activity, kind, partners, number):
    content = csv_of(["EXAMPLE", "IOM", kind, "ILO", "12"], columns=OF_KINDS)
    told = {one.column for one in previewed(content)[1].warnings if one.code == "not_of_its_kind"}
    assert told == {*([] if partners else ["partners"]), *([] if number else ["matches_number"])}
    imported(content)
    pledge = Pledge.objects.get()
    assert (pledge.partners.count(), pledge.matches_number) == (partners, number)
    assert imported(content).unchanged == 1


def test_another_kind_takes_along_what_it_does_not_have(activity):
    imported(csv_of(["EXAMPLE", "IOM", "common", "ILO", ""], columns=OF_KINDS))
    imported(csv_of(["EXAMPLE", "IOM", "individual"], columns=OF_KINDS[:3]))
    assert not Pledge.objects.get().partners.exists()


def test_a_change_raises_the_version_and_is_kept_by_cell(activity):
    imported(csv_of(["EXAMPLE", "IOM", "es"]))
    pledge = Pledge.objects.get()
    content = csv_of([pledge.reference, "ILO;ECLAC", "2030-01-01"], columns=("reference", "partners", "deadline"))
    assert imported(content).changed == 1
    pledge.refresh_from_db()
    assert (pledge.version, pledge.title, pledge.deadline) == (2, "EXAMPLE", date(2030, 1, 1))
    assert pledge.partners.count() == 2
    told = Event.objects.get(verb="pledges.change_by_import").changes
    assert told == {"partners": ["", "ECLAC;ILO"], "deadline": ["", "2030-01-01"]}


def test_a_pledge_that_an_activity_takes_up_and_gives_back_keeps_its_earlier_subjects(activity):
    imported(csv_of(["EXAMPLE", "IOM", "es"]))
    pledge = Pledge.objects.get()
    own = pledge.subject
    columns = ("reference", "activity")
    imported(csv_of([pledge.reference, "2023-2024/B3.2"], columns=columns))
    pledge.refresh_from_db()
    assert pledge.subject == activity.subject
    assert list(pledge.earlier_subjects.all()) == [own]
    imported(csv_of([pledge.reference, ""], columns=columns))
    pledge.refresh_from_db()
    assert pledge.activity is None
    assert pledge.subject not in (own, activity.subject)
    assert set(pledge.earlier_subjects.all()) == {own, activity.subject}


def test_references_of_the_file_stand_and_the_others_follow_after_them(activity):
    columns = ("reference", "year", "title", "organisation", "language")
    rows = [["", "2023", "EXAMPLE a", "IOM", "es"], ["PL-2023-007", "", "EXAMPLE b", "IOM", "es"]]
    imported(csv_of(*rows, ["", "2023", "EXAMPLE c", "IOM", "es"], columns=columns))
    assert {one.title: one.reference for one in Pledge.objects.all()} == {
        "EXAMPLE a": "PL-2023-008",
        "EXAMPLE b": "PL-2023-007",
        "EXAMPLE c": "PL-2023-009",
    }


def test_a_pledge_may_match_one_of_the_same_file(activity):
    columns = ("reference", "title", "organisation", "language", "matches")
    imported(
        csv_of(
            ["PL-2023-002", "EXAMPLE b", "IOM", "es", "PL-2023-001"],
            ["PL-2023-001", "EXAMPLE a", "IOM", "es", ""],
            columns=columns,
        )
    )
    assert Pledge.objects.get(reference="PL-2023-002").matches.reference == "PL-2023-001"


@pytest.mark.parametrize(
    "columns, rows, found",
    [
        (("reference", "title"), [["PL-2023-001", "EXAMPLE"]], {("organisation_missing", "A2")}),
        (("organisation", "reference", "title"), [["IOM", "", ""]], {("title_missing", "C2")}),
        (
            ("title", "organisation", "starts_on", "deadline"),
            [["EXAMPLE", "IOM", "2024-02-01", "2024-01-01"]],
            {("deadline_before_start", "D2")},
        ),
        (
            ("title", "organisation"),
            [["EXAMPLE", "IOM"], ["example ", "OIM"]],
            {("pledge_twice", "A3")},
        ),
        (
            ("title", "organisation", "reference"),
            [["EXAMPLE", "IOM", "PL-2023-001"], ["EXAMPLE 2", "OIM", "pl-2023-001"]],
            {("reference_twice", "C3")},
        ),
        (("title", "organisation", "activity"), [["EXAMPLE", "IOM", "2023-2024/B9.9"]], {("activity_unknown", "C2")}),
        (
            ("title", "organisation", "activity"),
            [["EXAMPLE", "IOM", "2023-2024/B3.2"], ["EXAMPLE 2", "IOM", "2023-2024/B3.2"]],
            {("activity_taken", "C3")},
        ),
        (("title", "organisation", "matches"), [["EXAMPLE", "IOM", "PL-1999-001"]], {("matches_unknown", "C2")}),
        (
            ("title", "organisation", "reference", "year"),
            [["E", "IOM", "PL-2023-001", "2024"]],
            {("year_differs", "D2")},
        ),
        (("title", "organisation", "concern"), [["E", "IOM", "Refugees only"]], {("refugees_only", "C2")}),
        (
            ("title", "organisation", "reference", "matches"),
            [["E", "IOM", "PL-2023-001", "PL-2023-001"]],
            {("matches_itself", "D2")},
        ),
        (("title", "organisation", "partners"), [["E", "IOM", "ILO; OIM"]], {("partner_is_itself", "C2")}),
        (("title", "organisation", "reporter"), [["E", "IOM", "ECLAC"]], {("reporter_elsewhere", "C2")}),
        (
            ("title", "organisation", "kind", "partners", "reporter"),
            [["E", "IOM", "individual", "ECLAC", "ECLAC"]],
            {("reporter_elsewhere", "E2")},
        ),
        (("title", "organisation", "published_at"), [["E", "IOM", "2999-01-01"]], {("published_in_future", "C2")}),
        (("title", "organisation", "published_at"), [["E", "IOM", "0001-01-01T00:00:00"]], {("day_far_away", "C2")}),
        (("title", "organisation", "published_at"), [["E", "IOM", "1999-12-31T23:59:59"]], {("day_far_away", "C2")}),
    ],
)
def test_what_cannot_be_is_named_by_cell(activity, columns, rows, found):
    assert set(problems(csv_of(*rows, columns=columns))) == found


def test_a_file_that_takes_the_reporter_off_the_partners_is_told_so(activity):
    columns = ("title", "organisation", "language", "kind", "partners", "reporter")
    imported(csv_of(["EXAMPLE", "IOM", "es", "common", "ECLAC", "ECLAC"], columns=columns))
    reference = Pledge.objects.get().reference
    for column, said in (("partners", "ILO"), ("kind", "individual")):
        content = csv_of([reference, said], columns=("reference", column))
        assert problems(content) == [("reporter_elsewhere", "A2")], column


@pytest.mark.parametrize("before, after", [(None, date(2026, 7, 1)), (date(2026, 8, 1), date(2026, 8, 1))])
def test_a_stage_of_a_file_ends_what_is_held_and_keeps_the_day_of_its_update(activity, before, after):
    imported(csv_of(["EXAMPLE", "IOM", "es"]))
    Pledge.objects.update(held_stage="in_progress", held_on=date(2026, 7, 1), updated_on=before)
    imported(csv_of([Pledge.objects.get().reference, "fulfilled"], columns=("reference", "stage")))
    pledge = Pledge.objects.get()
    assert (pledge.stage, pledge.held_on, pledge.updated_on) == ("fulfilled", None, after)


def test_what_a_file_says_of_an_invented_organisation_is_marked(activity):
    make_organisation("example-body", acronym_en="EXBODY", is_example=True)
    imported(csv_of(["EXAMPLE", "EXBODY", "es"], ["EXAMPLE", "IOM", "es"]))
    assert set(Pledge.objects.values_list("organisation__slug", "is_example")) == {
        ("example-body", True),
        ("iom", False),
    }


def test_an_invented_activity_and_a_real_pledge_meet_in_no_file(activity):
    columns = ("title", "organisation", "language", "activity", "is_example")
    said = ["EXAMPLE", "IOM", "es", "2023-2024/B3.2"]
    assert problems(csv_of([*said, "yes"], columns=columns)) == [("activity_of_examples", "D2")]
    type(activity.plan).objects.update(is_example=True)
    assert problems(csv_of([*said, ""], columns=columns)) == [("activity_of_examples", "D2")]
    imported(csv_of([*said, "yes"], columns=columns))
    made_real = csv_of([Pledge.objects.get().reference, ""], columns=("reference", "is_example"))
    assert problems(made_real) == [("activity_of_examples", "A2")]


@pytest.mark.parametrize(
    "state, is_retired, found",
    [
        ("closed", False, []),
        ("in_force", False, []),
        ("draft", False, ["activity_not_in_force"]),
        ("endorsed", False, ["activity_not_in_force"]),
        ("closed", True, ["activity_carries_none"]),
    ],
)
def test_a_file_tells_of_closed_plans_too_but_of_none_to_come_and_of_nothing_retired(
    activity, state, is_retired, found
):
    type(activity.plan).objects.update(state=state)
    type(activity).objects.update(retired_on=date(2024, 1, 1) if is_retired else None)
    said = ["EXAMPLE", "IOM", "es", "2023-2024/B3.2"]
    content = csv_of(said, columns=("title", "organisation", "language", "activity"))
    assert problems(content) == [(code, "D2") for code in found]


def test_a_reference_of_another_organisation_is_taken(activity):
    imported(
        csv_of(["EXAMPLE", "IOM", "es", "PL-2023-001"], columns=("title", "organisation", "language", "reference"))
    )
    other = csv_of(["Other", "ILO", "PL-2023-001"], columns=("title", "organisation", "reference"))
    assert problems(other) == [("reference_taken", "B2")]


def test_nothing_is_written_where_one_row_is_wrong(activity):
    content = csv_of(["EXAMPLE", "IOM", "es"], ["EXAMPLE", "Nobody at all", "es"])
    reading, preview = previewed(content)
    target = PledgeImport(file_name="x", language="en")
    with pytest.raises(DomainError) as refused:
        import_pledges(by=SYSTEM, target=target, reading=reading, fingerprint=preview.fingerprint)
    assert (refused.value.code, refused.value.values) == ("pledge_import_has_problems", {"count": 1})
    assert not Pledge.objects.exists() and not Subject.objects.exclude(activity__isnull=False).exists()


def report(pledge, chair) -> None:
    answer = Answer(status="fulfilled" if pledge.activity is None else "completed", done="EXAMPLE: done")
    facts = {"subject": pledge.subject, "organisation_id": pledge.reporter_id, "language": "en"}
    update = report_news(by=SYSTEM, answer=answer, **facts)
    accept_update(by=chair, update=update, version=update.version)


def accept_an_update(pledge, chair):
    return lambda: report(pledge, chair)


def show_a_held_stage(pledge, chair):
    Pledge.objects.filter(pk=pledge.pk).update(held_stage="fulfilled", held_on=date(2026, 7, 1))
    return lambda: show_held_stages(by=SYSTEM)


def carry(pledge, chair):
    activity = make_activity(make_priority(make_plan(), "B3"), "B3.2")
    return lambda: carry_by_activity(by=chair, pledge=pledge, version=pledge.version, activity=activity)


def publish_a_change(pledge, chair):
    change = start_change(by=chair, pledge=pledge)
    change.writers.clear()
    Submission.objects.update(state="submitted", values=change.values | {"title": "EXAMPLE: changed"})
    return lambda: publish_pledge(by=chair, submission=change, version=change.version)


@pytest.mark.parametrize("verb", [accept_an_update, show_a_held_stage, carry, publish_a_change])
def test_what_a_verb_changed_since_the_preview_refuses(activity, chair, verb):
    columns = ("title", "organisation", "language", "stage")
    imported(csv_of(["EXAMPLE", "IOM", "es", "planning"], columns=columns))
    act = verb(Pledge.objects.get(), chair)
    reading, preview = previewed(csv_of(["EXAMPLE", "IOM", "fr", "planning"], columns=columns))
    act()
    [before] = rows_of_registry()
    with pytest.raises(DomainError) as refused:
        import_pledges(by=SYSTEM, target=PledgeImport(language="en"), reading=reading, fingerprint=preview.fingerprint)
    assert refused.value.code == "pledge_import_changed"
    assert rows_of_registry() == [before]


def test_a_row_writes_what_it_changes_alone(activity, chair):
    """Its neighbour in the file changes the stage; its own stage may be older than what was reported meanwhile."""
    columns = ("reference", "title", "organisation", "language", "stage")
    rows = [[f"PL-2023-00{number}", f"EXAMPLE {number}", "IOM", "es", "planning"] for number in (1, 2)]
    imported(csv_of(*rows, columns=columns))
    renamed, moved = Pledge.objects.order_by("pk")
    rows[0][1], rows[1][4] = "EXAMPLE: renamed", "fulfilled"
    world = known_world()
    _reading, preview = previewed(csv_of(*rows, columns=columns))
    Pledge.objects.filter(pk=renamed.pk).update(stage="in_progress", held_stage="fulfilled", held_on=date(2026, 7, 1))
    with transaction.atomic():
        change_pledges(preview, world)
    renamed.refresh_from_db()
    moved.refresh_from_db()
    assert (renamed.title, renamed.stage, renamed.held_stage) == ("EXAMPLE: renamed", "in_progress", "fulfilled")
    assert (moved.title, moved.stage) == ("EXAMPLE 2", "fulfilled")


def test_a_renamed_pledge_is_found_by_its_new_words_alone(activity):
    imported(csv_of(["EXAMPLE: carrots", "IOM", "es"]))
    reference = Pledge.objects.get().reference
    imported(csv_of([reference, "EXAMPLE: pears", f"{TEXT} season"], columns=("reference", "title", "text")))
    found = {word: narrowed(Pledge.objects.all(), PledgeFilters(text=word)).count() for word in WORDS}
    assert found == {"carrots": 0, "pears": 1, "season": 1}


def queries_of(count):
    rows = [[f"EXAMPLE {count} {number}", "IOM", "es", "ILO", "1;2", "COL"] for number in range(count)]
    columns = ("title", "organisation", "language", "partners", "objectives", "countries")
    with CaptureQueriesContext(connection) as new:
        imported(csv_of(*rows, columns=columns))
    changed = [[*row[:3], "ECLAC", "3", "HND"] for row in rows]
    with CaptureQueriesContext(connection) as again:
        imported(csv_of(*changed, columns=columns))
    return len(new), len(again)


def test_queries_grow_with_batches_only(activity):
    few, many = queries_of(5), queries_of(450)
    assert max(abs(few[0] - many[0]), abs(few[1] - many[1])) <= 15, (
        few,
        many,
    )  # SQLite takes fewer rows in one statement
