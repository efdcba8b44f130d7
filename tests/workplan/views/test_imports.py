import io
import os
import time
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings as project
from django.core.files.uploadedfile import SimpleUploadedFile

from network_portal.audit.models import Event
from network_portal.common.actors import ADMINISTRATOR, CO_CHAIR, EDITOR
from network_portal.organisations.models import Organisation
from tests.factories import make_draft, make_reference_data, make_staff, make_user, signed_in
from workplan.models import Activity, Deliverable, Plan

pytestmark = pytest.mark.django_db
ADDRESS = "/en/work-plan/2025-2026/import/"
HEADER = "code,title_en,entities_in_charge,reporter,supporting,schedule_raw,deliverables"
ROW = "B1.2,Meetings,IOM;ECLAC,IOM,Network,May and November,2025-05;2025-11"
GOOD = f"{HEADER}\n{ROW}\n".encode()


@pytest.fixture(autouse=True)
def var_dir(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def plan():
    make_reference_data()
    return make_draft()


@pytest.fixture
def client(plan):
    return signed_in(make_staff(CO_CHAIR))


def upload(client, content, name="plan.csv", address=ADDRESS):
    return client.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)


def confirm(client, preview, address=ADDRESS):
    form = preview.context["confirm"].initial
    return client.post(address, {"kept": form["kept"], "fingerprint": form["fingerprint"]}, follow=True)


def workbook(rows, *, prepare=lambda sheet: None, hidden=()):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for name in hidden:
        other = book.create_sheet(name)
        other.append(["code", "title_en", "entities_in_charge"])
        other.append(["B2.1", "Hidden", "IOM"])
        other.sheet_state = "hidden"
    prepare(sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def imported(client, content, name="plan.csv"):
    preview = upload(client, content, name)
    assert preview.context["problems"] == [], preview.context["problems"]
    confirm(client, preview)
    return {activity.code: activity for activity in Activity.objects.order_by("position")}


def problems(client, content, name="plan.csv"):
    page = upload(client, content, name)
    assert Activity.objects.count() == 0
    return [(one["cell"], one["sentence"]) for one in page.context["problems"]]


# --- The way of one file --------------------------------------------------------------------------
def test_a_file_is_seen_first_and_imported_then(client):
    page = upload(client, GOOD)
    assert page.status_code == 200
    assert page.redirect_chain[0][0].startswith(f"{ADDRESS}?kept=")
    assert [one["code"] for one in page.context["added"]] == ["B1.2"]
    assert Activity.objects.count() == 0
    done = confirm(client, page)
    assert done.redirect_chain[-1][0] == "/en/work-plan/2025-2026/"
    assert "1 activity was added." in done.content.decode()
    assert "0 activities" not in done.content.decode()
    assert Activity.objects.get().code == "B1.2"
    assert Event.objects.filter(verb="workplan.import_plan", door="page").count() == 1


def test_the_same_file_twice_offers_nothing_to_confirm(client):
    confirm(client, upload(client, GOOD))
    page = upload(client, GOOD)
    assert "There is nothing to import." in page.content.decode()
    assert "fingerprint" not in page.content.decode()


def test_what_would_change_is_shown_before_and_after(client):
    confirm(client, upload(client, GOOD))
    page = upload(client, GOOD.replace(b"Meetings", b"Quarterly meetings"))
    [entry] = page.context["changed"]
    assert entry["changes"] == [{"label": "title in English", "before": "Meetings", "after": "Quarterly meetings"}]
    assert "Quarterly meetings</ins>" in page.content.decode()


def test_what_an_empty_cell_would_take_away_is_shown_loudly_and_asked_about(client):
    confirm(client, upload(client, GOOD))
    assert "with_removals" not in upload(client, GOOD.replace(b"Meetings", b"Others")).context["confirm"].fields
    page = upload(client, GOOD.replace(b"2025-05;2025-11", b""))
    [removed] = page.context["removed"]
    assert (removed["code"], removed["before"]) == ("B1.2", "May 2025; November 2025")
    assert "1 empty cell takes away what stands in the plan" in page.content.decode()
    refused = confirm(client, page)
    assert "would take away what stands in the plan" in refused.content.decode()
    assert Deliverable.objects.count() == 2
    fields = {one.name: one.value() for one in page.context["confirm"]} | {"with_removals": "on"}
    client.post(ADDRESS, {name: value for name, value in fields.items() if value})
    assert Deliverable.objects.count() == 0


def test_what_was_done_is_asked_about(client):
    content = f"{HEADER},actual,actual_source\n{ROW},2025-05-20,Minutes\n".encode()
    page = upload(client, content)
    assert "The file says that 1 deliverable was done" in page.content.decode()
    confirm(client, page)
    assert not Deliverable.objects.exclude(done_on=None).exists()
    page = upload(client, content)
    form = page.context["confirm"].initial
    client.post(ADDRESS, {"kept": form["kept"], "fingerprint": form["fingerprint"], "with_done": "on"}, follow=True)
    assert Deliverable.objects.get(done_on=date(2025, 5, 20)).evidence == "Minutes"


def test_the_file_of_another_period_is_seen_before_it_goes_in(client):
    page = upload(client, GOOD.replace(b"2025-05;2025-11", b"2023-05;2023-11")).content.decode()
    assert "1 activity of the file has dates outside this plan" in page
    assert "1 January 2025 to 31 December 2026: B1.2." in page
    assert page.index("outside this plan") < page.index("Import into the plan")


def test_changes_are_told_in_the_readers_words(client):
    Organisation.objects.filter(slug="iom").update(acronym_es="OIM")
    Organisation.objects.filter(slug="eclac").update(acronym_es="CEPAL")
    confirm(client, upload(client, GOOD))
    moved = b"B1.2,Meetings,ECLAC;IOM,rotating,none given,August 2025,2025-08"
    page = upload(client, f"{HEADER}\n".encode() + moved, address=ADDRESS.replace("/en/", "/es/"))
    [entry] = page.context["changed"]
    before, after = ({one["label"]: one[side] for one in entry["changes"]} for side in ("before", "after"))
    assert (before["entidades responsables"], after["entidades responsables"]) == ("OIM, CEPAL", "CEPAL, OIM")
    told = " ".join([*before.values(), *after.values()])
    for raw in ("rotating", "none given", "Network", "recurring_months", "2025-08", "05;11", "IOM"):
        assert raw not in told


def test_what_the_file_lacks_is_named_and_kept(client):
    confirm(client, upload(client, GOOD))
    page = upload(client, GOOD.replace(b"B1.2", b"B1.3"))
    assert "In the plan but not in the file: they stay as they are" in page.content.decode()
    assert [one["code"] for one in page.context["kept"]] == ["B1.2"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "is not a known organisation"), ("es", None), ("pt-br", None), ("fr", None)],
)
def test_a_problem_names_row_and_cell_and_imports_nothing(client, language, sentence):
    address = ADDRESS.replace("/en/", f"/{language}/")
    page = upload(client, GOOD.replace(b"ECLAC", b"ECLAK"), address=address)
    [problem] = page.context["problems"]
    assert (problem["row"], problem["cell"]) == ("2", "C2")
    assert "ECLAC" in problem["sentence"]
    assert sentence is None or sentence in problem["sentence"]
    shown = page.content.decode()
    assert 'name="fingerprint"' not in shown
    assert 'class="changes' not in shown  # what a broken file would change is not to be trusted


def test_missing_priorities_are_one_problem(client):
    lines = "\n".join(ROW.replace("B1.2", code) for code in ("B1.2", "B9.1", "B9.2", "B9.3", "T7.1"))
    [problem] = upload(client, f"{HEADER}\n{lines}\n".encode()).context["problems"]
    assert "B9, T7" in problem["sentence"]
    assert "rows 3–6" in problem["sentence"]


def test_a_confirmation_after_the_plan_moved_shows_the_preview_again(client):
    page = upload(client, GOOD)
    Plan.objects.update(version=7)
    again = confirm(client, page)
    assert again.redirect_chain[-1][0].startswith(f"{ADDRESS}?kept=")
    assert "changed since the preview" in again.content.decode()
    assert Activity.objects.count() == 0
    confirm(client, again)
    assert Activity.objects.count() == 1


def test_two_confirmations_of_one_preview_write_once(client):
    page = upload(client, GOOD)
    confirm(client, page)
    second = confirm(client, page)
    assert "Choose it again" in second.content.decode()
    assert Activity.objects.count() == 1


# --- The file that waits --------------------------------------------------------------------------
def test_it_waits_for_its_person_and_plan_only(client, var_dir):
    page = upload(client, GOOD)
    token = page.context["confirm"].initial["kept"]
    other = signed_in(make_staff(CO_CHAIR))
    assert other.get(f"{ADDRESS}?kept={token}").status_code == 302
    make_draft("2027-2028")
    assert client.get(f"/en/work-plan/2027-2028/import/?kept={token}").status_code == 302
    assert client.get(f"{ADDRESS}?kept={token}").status_code == 200
    assert oct(next((var_dir / "imports").iterdir()).stat().st_mode)[-3:] == "600"


@pytest.mark.parametrize("token", ["../../../etc/passwd", "x" * 40, "", "%00"])
def test_a_forged_token_finds_nothing(client, token):
    page = client.get(ADDRESS, {"kept": token}, follow=True)
    assert "Choose it again" in page.content.decode()


def test_it_is_gone_after_an_hour_and_after_the_import(client, var_dir):
    page = upload(client, GOOD)
    kept = next((var_dir / "imports").iterdir())
    os.utime(kept, (time.time() - 3700, time.time() - 3700))
    assert "Choose it again" in confirm(client, page).content.decode()
    second = upload(client, GOOD)
    assert not kept.exists()
    confirm(client, second)
    assert list((var_dir / "imports").iterdir()) == []


# --- Files that are refused beside the field -------------------------------------------------------
@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (GOOD, "plan.pdf", "neither an XLSX nor a CSV"),
        (GOOD, "plan.xlsx", "not what its name says"),
        (b"PK\x03\x04 broken", "plan.xlsx", "damaged"),
        (b"PK\x03\x04 broken", "plan.csv", "not what its name says"),
        (b"", "plan.csv", "The file is empty."),
        (b"\x00\x01\x02\x03" * 50, "plan.csv", "neither an Excel workbook"),
        (b'code,title\n"B1.1,never closed', "plan.csv", "quotation mark"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_its_field(client, content, name, words):
    page = upload(client, content, name)
    assert words in " ".join(page.context["form"].errors["file"])
    assert words in page.content.decode()


def test_a_file_of_more_than_25_mb_is_refused(client, settings):
    settings.UPLOAD_MAX_BYTES = 100
    assert "more than 0 MB" in upload(client, GOOD).content.decode()
    assert project.UPLOAD_MAX_BYTES == 100


def test_without_a_file_the_form_says_so(client):
    assert "Choose the file first." in client.post(ADDRESS, {}).content.decode()


# --- Who may --------------------------------------------------------------------------------------
@pytest.mark.parametrize(("role", "status"), [(CO_CHAIR, 200), (ADMINISTRATOR, 200), (EDITOR, 403), (None, 403)])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_import(plan, role, status, method):
    person = make_staff(role) if role else make_user()
    assert getattr(signed_in(person), method)(ADDRESS).status_code == status


def test_a_second_factor_is_asked_for_again(plan, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    answer = signed_in(make_staff(CO_CHAIR), second_factor=False).get(ADDRESS)
    assert (answer.status_code, "second-factor" in answer.url) == (302, True)
    assert signed_in(make_staff(CO_CHAIR)).get(ADDRESS).status_code == 200


def test_visitors_sign_in_first(plan, client):
    client.logout()
    assert client.get(ADDRESS).status_code == 302
    assert upload(client, GOOD).redirect_chain[0][0].startswith("/en/accounts/")


def test_a_plan_that_is_no_draft_says_so_and_takes_nothing(client):
    Plan.objects.update(state="endorsed", endorsed_on=date(2025, 5, 31))
    page = client.get(ADDRESS).content.decode()
    assert "Only a draft takes activities" in page
    assert 'type="file"' not in page.split("<main")[1]
    assert "is endorsed: nothing can be imported" in page
    assert 'href="/en/work-plan/new/"' in page
    Plan.objects.update(state="closed")
    make_draft("2027-2028")
    page = client.get(ADDRESS).content.decode()
    first = page.split("<h1")[1].split("<p", 2)[1]
    assert "“Work Plan 2025-2026” is closed: nothing can be imported into it any more." in first
    assert 'href="/en/work-plan/2027-2028/import/"' in page
    assert upload(client, GOOD).redirect_chain == []
    assert Activity.objects.count() == 0


# --- Files as they are found ----------------------------------------------------------------------
HEAD = ["code", "title_en", "entities_in_charge"]


def test_codes_that_became_numbers(client):
    rows = [[float(f"1.{number}"), f"Activity {number}", "IOM"] for number in range(1, 12)]
    found = imported(client, workbook([["BASIC PRIORITIES"], HEAD, *rows]), "p.xlsx")
    assert list(found) == [f"B1.{number}" for number in range(1, 12)]
    assert (found["B1.1"].title_en, found["B1.10"].title_en) == ("Activity 1", "Activity 10")


def test_a_number_that_could_be_1_1_or_1_10_is_asked(client):
    rows = [[1.1, "One", "IOM"], [1.2, "Two", "IOM"], [1.1, "One or ten", "IOM"]]
    [(cell, sentence)] = problems(client, workbook([["BASIC PRIORITIES"], HEAD, *rows]), "p.xlsx")
    assert cell == "A5"
    assert "1.10" in sentence


def test_kinds_told_only_by_a_heading(client):
    rows = [
        ["BASIC PRIORITIES"],
        HEAD,
        ["1.1.", "Review", "IOM"],
        ["THEMATIC PRIORITIES"],
        HEAD,
        ["1.1.", "Workshop", "OIM"],
    ]
    found = imported(client, workbook(rows), "plan.xlsx")
    assert {code: one.title_en for code, one in found.items()} == {"B1.1": "Review", "T1.1": "Workshop"}


def test_months_without_a_separator(client):
    found = imported(client, b"code,title_en,entities_in_charge,schedule\nB2.1,Meetings,IOM and ECLAC,May November\n")
    assert (found["B2.1"].schedule_kind, found["B2.1"].schedule_value) == ("recurring_months", "05;11")
    assert found["B2.1"].deliverables.count() == 4


def test_merged_and_empty_cells(client):
    rows = [HEAD, [None, None, None], ["T1.1", "Workshop", "ICRC;IOM"], ["T1.2", "Session", None]]
    found = imported(client, workbook(rows, prepare=lambda sheet: sheet.merge_cells("C3:C4")), "plan.xlsx")
    assert [one.organisation.slug for one in found["T1.2"].leads.order_by("position")] == ["icrc", "iom"]


def test_two_date_styles(client):
    head = ["code", "title_en", "entities_in_charge", "schedule_kind", "schedule_normalised", "deliverables"]
    rows = [
        head,
        ["B1.5", "Encounter", "IOM", "date", datetime(2025, 9, 27), "2025-09-27"],
        ["B1.6", "Talks", "IOM", "date", "27/09/2025", "27/09/2025"],
    ]
    found = imported(client, workbook(rows), "plan.xlsx")
    assert {one.deliverables.get().due_on for one in found.values()} == {date(2025, 9, 27)}


def test_a_date_that_can_be_read_in_two_ways_is_asked(client):
    content = b"code,title_en,entities_in_charge,deliverables\nB1.5,Encounter,IOM,03/04/2025\n"
    [(cell, sentence)] = problems(client, content)
    assert (cell, "day first or month first" in sentence) == ("D2", True)


def test_unknown_agencies_come_with_suggestions(client):
    [(cell, sentence)] = problems(client, GOOD.replace(b"IOM;ECLAC", b"IOM;UNICEFF"))
    assert cell == "C2"
    assert "Did you mean UNICEF" in sentence


def test_spaces_that_cannot_be_seen_and_accents_in_two_signs(client):
    header = "code,title_en,title_es,entities_in_charge"
    text = f"{header}\nB1.2\u00a0,\u00a0Meetings \u200b,Reunio\u0301n,\u00a0ONU-Ha\u0301bitat \n"
    found = imported(client, text.encode())
    assert (found["B1.2"].title_en, found["B1.2"].title_es) == ("Meetings", "Reunión")
    assert found["B1.2"].leads.get().organisation.slug == "un-habitat"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "utf-8-sig"])
def test_csv_as_spreadsheets_save_it(client, encoding):
    text = "code;title_es;entities_in_charge\r\nB1.2;Reunión – «anual»;OIM\r\n"
    assert imported(client, text.encode(encoding))["B1.2"].title_es == "Reunión – «anual»"


def test_formulas_are_read_as_their_value_or_asked(client):
    found = problems(client, workbook([HEAD, ["B1.2", '="Meet"&"ings"', "IOM"]]), "plan.xlsx")
    assert [cell for cell, _sentence in found] == ["B2"]


def test_hidden_sheets_are_left_out_with_a_word(client):
    content = workbook([HEAD, ["B1.2", "Meetings", "IOM"]], hidden=["Old"])
    page = upload(client, content, "plan.xlsx")
    assert ["Old" in one["sentence"] for one in page.context["warnings"]].count(True) == 1
    confirm(client, page)
    assert [one.code for one in Activity.objects.all()] == ["B1.2"]


def test_the_template_is_a_file_that_the_import_understands(client):
    book = openpyxl.load_workbook(io.BytesIO(client.get("/en/work-plan/import-template.xlsx").content))
    sheet = book.worksheets[0]
    sheet.append(["B1.2", "1.2", "B1", "Meetings", "", "", "", "", "", "", "IOM", "IOM", "Network"])
    target = io.BytesIO()
    book.save(target)
    assert list(imported(client, target.getvalue(), "template.xlsx")) == ["B1.2"]


def test_the_founding_file_with_its_own_problems_is_listed_in_full(client):
    """Here only some organisations are known: every cell that names another is told, and nothing is written."""
    content = (Path(project.BASE_DIR) / "fixtures" / "work_plan_2023_2024.csv").read_bytes()
    found = problems(client, content)
    assert {cell for cell, _sentence in found} >= {"K9", "K20", "K26"}
