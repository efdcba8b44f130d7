import re
from datetime import date
from html import unescape

import pytest

from network_portal.taxonomy.models import Objective
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
from workplan.models import Activity

pytestmark = pytest.mark.django_db
PLAN = "/en/work-plan/2026-2027/"
NEW, EDIT = f"{PLAN}activities/new/", f"{PLAN}activities/B1.2/edit/"
RETIRE = f"{PLAN}activities/B1.2/retire/"
AGREED = {"reason": "EXAMPLE: the venue changed", "agreed_by": "EXAMPLE: meeting of May"}


@pytest.fixture
def priority():
    make_objective(8)
    for slug in ("iom", "eclac", "ilo"):
        make_organisation(slug)
    return make_priority(make_plan())


@pytest.fixture
def co_chair(priority):
    return signed_in(make_staff("co_chair", name="EXAMPLE One"))


@pytest.fixture
def said(priority):
    return {
        "version": "0",
        "code": "B1.2",
        "official_code": "1.2",
        "priority": priority.pk,
        "title_es": "Título EXAMPLE",
        "title_en": "Title EXAMPLE",
        "implementing": "IOM\nEclac",
        "support_kind": "listed",
        "supporting": "ILO",
        "reporter_rule": "organisation",
        "reporter": "iom",
        "schedule_kind": "recurring_months",
        "schedule_value": "05;08",
        "windows": "2026-05\nAugust 2026\n2026-09-27/2026-09-28\nundated",
        "objectives": [make_objective(5).pk],
    }


def test_only_co_chairs_create_change_and_retire(priority):
    make_activity(priority, "B1.2")
    for user in (make_user(), make_staff("editor"), make_staff("administrator")):
        for address in (NEW, EDIT, RETIRE):
            assert signed_in(user).post(address, {}).status_code == 403


def test_an_activity_is_written_and_read_again_unchanged(co_chair, said):
    assert co_chair.post(NEW, said)["Location"] == f"{PLAN}activities/B1.2/"
    activity = Activity.objects.get()
    assert [lead.organisation.slug for lead in activity.leads.order_by("part", "position")] == ["iom", "eclac", "ilo"]
    assert [item.precision for item in activity.deliverables.all()] == ["month", "month", "days", "undated"]
    form = co_chair.get(EDIT).context["form"]
    again = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    assert co_chair.post(EDIT, again).status_code == 302
    assert list(activity.deliverables.values_list("due_on", flat=True))[:3] == [
        date(2026, 5, 31),
        date(2026, 8, 31),
        date(2026, 9, 28),
    ]
    assert activity.leads.count() == 3


def test_the_deliverables_follow_from_the_schedule_on_request(co_chair, said):
    co_chair.post(NEW, said | {"schedule_value": "May, August", "windows": "", "from_schedule": "on"})
    activity = Activity.objects.get()
    assert activity.schedule_value == "05;08"
    assert [item.due_on.month for item in activity.deliverables.all()] == [5, 8, 5, 8]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"code": "no digit"}, "code", "letters, digits and dots"),
        ({"title_es": "", "title_en": " "}, "title_es", "in Spanish or in English"),
        ({"implementing": "IOM\nNOBODY"}, "implementing", "“NOBODY”"),
        ({"reporter": "NOBODY"}, "reporter", "“NOBODY”"),
        ({"reporter": ""}, "reporter", "Say which organisation reports"),
        ({"schedule_value": "13"}, "schedule_value", "“13” is not how"),
        ({"schedule_value": "05;05"}, "schedule_value", "A month stands twice"),
        ({"schedule_kind": "date", "schedule_value": "2026-02-30"}, "schedule_value", "does not exist"),
        ({"schedule_kind": "date_range", "schedule_value": "2026-05-02/2026-05-01"}, "schedule_value", "ends before"),
        ({"schedule_kind": "nonsense"}, "schedule_kind", "nonsense"),
        ({"windows": "2026-05\n2026-02-30"}, "windows", "Line 2: “2026-02-30” has a day that does not exist"),
        ({"windows": "2026-05/2026-01"}, "windows", "Line 1: “2026-05/2026-01” ends before it starts"),
        ({"windows": "2026-05/2026-06-01"}, "windows", "mixes a day and a month"),
        ({"windows": "soon"}, "windows", "Line 1: “soon” is not a day, a month or a period"),
        ({"windows": "undated:9999"}, "windows", "more deliverables than one line"),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(co_chair, said, changes, field, words):
    answer = co_chair.post(NEW, said | {"references": "EXAMPLE kept"} | changes)
    assert list(answer.context["form"].errors) == [field]
    assert words in str(answer.context["form"].errors[field][0])
    assert 'value="EXAMPLE kept"' in answer.content.decode()
    assert not Activity.objects.exists()


def test_a_code_that_is_taken_is_told_beside_its_field(co_chair, said):
    answers = [co_chair.post(NEW, said) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 200]
    assert list(answers[1].context["form"].errors) == ["code"]
    assert Activity.objects.count() == 1


def test_all_that_is_known_to_be_wrong_is_told_at_once(co_chair, said):
    co_chair.post(NEW, said)
    answer = co_chair.post(NEW, said | {"reporter": "", "windows": "soon", "title_es": "", "title_en": ""})
    assert set(answer.context["form"].errors) == {"code", "reporter", "windows", "title_es"}


def test_a_done_deliverable_stays_and_the_reader_is_told_where(co_chair, said, priority):
    make_deliverable(make_activity(priority, "B1.2"), date(2026, 5, 1), done_on=date(2026, 5, 1))
    answer = co_chair.post(EDIT, said | {"version": "1"})
    assert list(answer.context["form"].errors) == ["windows"]


def test_of_two_who_save_the_second_sees_both_versions_and_loses_nothing(co_chair, said):
    co_chair.post(NEW, said)
    other = signed_in(make_staff("co_chair", name="EXAMPLE Other"))
    assert other.post(EDIT, said | {"version": "1", "title_en": "EXAMPLE theirs"}).status_code == 302
    mine = said | AGREED | {"version": "1", "title_en": "EXAMPLE mine", "implementing": "ILO", "supporting": ""}
    answer = co_chair.post(EDIT, mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "EXAMPLE theirs" in page and "EXAMPLE mine</textarea>" in page and "EXAMPLE Other" in page
    differing = [row["label"] for row in answer.context["form"].conflict_rows]
    assert differing == ["Title in English", "Implementing organisations", "Supporting organisations"]
    assert Activity.objects.get().title_en == "EXAMPLE theirs"
    assert 'name="version" value="2"' in page
    assert co_chair.post(EDIT, mine | {"version": "2"}).status_code == 302
    assert Activity.objects.get().title_en == "EXAMPLE mine"


def test_what_only_one_of_two_changed_is_kept_of_each(co_chair, said):
    co_chair.post(NEW, said)
    seen = seen_in(co_chair.get(EDIT))
    other = signed_in(make_staff("co_chair"))
    theirs = seen | AGREED | {"title_fr": "EXAMPLE à eux", "references": "EXAMPLE theirs", "is_tentative": "on"}
    assert other.post(EDIT, theirs | {"objectives": [Objective.objects.get(number=8).pk]}).status_code == 302
    answer = co_chair.post(EDIT, seen | {"title_en": "EXAMPLE mine", "references": "EXAMPLE mine"})
    form, page = answer.context["form"], answer.content.decode()
    assert answer.status_code == 409
    assert [row["label"] for row in form.conflict_rows] == ["References"]
    assert [row["label"] for row in form.kept_yours] == ["Title in English"]
    assert {row["label"] for row in form.kept_theirs} == {
        "Title in French",
        "Objectives",
        "The dates are to be confirmed",
    }
    assert "EXAMPLE à eux</textarea>" in page and "Save my version over theirs" in page
    assert co_chair.post(EDIT, seen_in(answer)).status_code == 302
    saved = Activity.objects.get()
    assert (saved.title_fr, saved.title_en, saved.references) == ("EXAMPLE à eux", "EXAMPLE mine", "EXAMPLE mine")
    assert saved.is_tentative and [one.number for one in saved.objectives.all()] == [8]


def test_whoever_changed_nothing_undoes_nothing(co_chair, said):
    co_chair.post(NEW, said)
    seen = seen_in(co_chair.get(EDIT))
    signed_in(make_staff("co_chair")).post(EDIT, seen | {"title_en": "EXAMPLE theirs"})
    assert co_chair.post(EDIT, seen).status_code == 302
    assert (Activity.objects.get().title_en, Activity.objects.get().version) == ("EXAMPLE theirs", 2)


def test_changes_that_do_not_touch_are_saved_together(co_chair, said):
    co_chair.post(NEW, said)
    seen = seen_in(co_chair.get(EDIT))
    signed_in(make_staff("co_chair")).post(EDIT, seen | AGREED | {"title_fr": "EXAMPLE à eux", "windows": "2026-09"})
    answer = co_chair.post(EDIT, seen | {"title_en": "EXAMPLE mine"})
    assert "Save both changes" in answer.content.decode()
    third = seen_in(answer) | {"references": "EXAMPLE later"}
    assert co_chair.post(EDIT, third).status_code == 302
    saved = Activity.objects.get()
    assert (saved.title_fr, saved.title_en, saved.references) == ("EXAMPLE à eux", "EXAMPLE mine", "EXAMPLE later")
    assert saved.deliverables.count() == 1


def seen_in(answer) -> dict[str, list[str]]:
    """What a browser sends of the page's form when nothing is touched."""
    form: dict[str, list[str]] = {}
    [html] = re.findall(r'<form class="form".*?</form>', answer.content.decode(), re.DOTALL)
    for tag in re.findall(r"<input[^>]*>", html):
        kind, name, value = (re.search(f'{one}="([^"]*)"', tag) for one in ("type", "name", "value"))
        if kind[1] not in ("checkbox", "radio") or " checked" in tag:
            form.setdefault(name[1], []).append(unescape(value[1]) if value else "on" if kind[1] == "checkbox" else "")
    for name, text in re.findall(r'<textarea name="([^"]*)"[^>]*>(.*?)</textarea>', html, re.DOTALL):
        form[name] = [unescape(text).removeprefix("\n").replace("\n", "\r\n")]
    for name, options in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', html, re.DOTALL):
        form[name] = re.findall(r'value="([^"]*)" selected', options)
    form.pop("csrfmiddlewaretoken", None)
    return form


def test_sent_twice_it_is_saved_once(co_chair, said):
    co_chair.post(NEW, said)
    change = said | {"version": "1", "title_en": "EXAMPLE once"}
    assert [co_chair.post(EDIT, change).status_code for _ in range(2)] == [302, 302]
    assert Activity.objects.get().version == 2


def test_a_schedule_that_leaves_its_deliverables_behind_asks_what_becomes_of_them(co_chair, said):
    co_chair.post(NEW, said | {"schedule_value": "05;08", "windows": "", "from_schedule": "on"})
    lines = "\n".join(f"{year}-{month}" for year in (2026, 2027) for month in ("05", "08"))
    moved = said | AGREED | {"version": "1", "schedule_value": "05;09", "windows": lines}
    page = co_chair.post(EDIT, moved)
    assert page.status_code == 200 and 'name="keep_windows"' in page.content.decode()
    assert "these deliverables did not" in str(page.context["form"].errors["windows"])
    assert 'name="keep_windows"' not in co_chair.get(EDIT).content.decode()
    for answer in ({"keep_windows": "on"}, {"from_schedule": "on"}, {"windows": lines.replace("08", "09")}):
        activity = Activity.objects.get()
        moved["version"] = str(activity.version)
        assert co_chair.post(EDIT, moved | {"schedule_value": "05;09"} | answer).status_code == 302
        kept = [one.due_on.month for one in Activity.objects.get().deliverables.order_by("position")]
        assert kept == ([5, 8, 5, 8] if "keep_windows" in answer else [5, 9, 5, 9])
        back = moved | {"version": str(activity.version + 1), "schedule_value": "05;08", "from_schedule": "on"}
        co_chair.post(EDIT, back)


def test_retired_with_its_reason(co_chair, priority):
    activity = make_activity(priority, "B1.2")
    empty = co_chair.post(RETIRE, {"version": "1", "reason": " "})
    assert list(empty.context["form"].errors) == ["reason"]
    assert co_chair.post(RETIRE, {"version": "1", "reason": "EXAMPLE merged"}).status_code == 302
    activity.refresh_from_db()
    assert activity.retired_reason == "EXAMPLE merged"
    assert co_chair.get(EDIT).status_code == 400
    again = co_chair.post(RETIRE, {"version": "1", "activity": activity.pk, "reason": "EXAMPLE merged"})
    assert again.status_code == 302, "sent twice"
    assert co_chair.post(RETIRE, {"version": "1", "reason": "EXAMPLE other"}).status_code == 400


def test_an_organisation_is_known_by_what_the_form_itself_wrote(co_chair, said):
    """One without aliases, whose acronym differs from language to language."""
    make_organisation("who", acronym_en="WHO", acronym_es="OMS", name_en="World Health Organization")
    co_chair.post(NEW, said | {"implementing": "OMS\nWorld Health Organization\nWHO"})
    leads = Activity.objects.get().leads.filter(part="implements")
    assert [lead.organisation.slug for lead in leads] == ["who"]


def test_a_form_reaches_the_activity_it_was_opened_for_whatever_its_code_is_now(co_chair, said, priority):
    co_chair.post(NEW, said)
    opened = Activity.objects.get()
    opened.code = "B1.9"
    opened.save()
    other = make_activity(priority, "B1.2")

    mine = said | {"activity": opened.pk, "code": "B1.9", "official_code": "1.9", "title_en": "EXAMPLE mine"}
    assert co_chair.post(EDIT, mine | {"version": opened.version}).status_code == 302
    opened.refresh_from_db()
    other.refresh_from_db()
    assert (opened.title_en, other.title_en) == ("EXAMPLE mine", "Activity B1.2")
    assert f'name="activity" value="{other.pk}"' in co_chair.get(EDIT).content.decode()
