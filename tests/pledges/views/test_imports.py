import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from network_portal.audit.models import Event
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, EDITOR
from pledges.actions.import_files import receive_file
from pledges.actions.import_work import work_on_imports
from pledges.models import Pledge, PledgeImport, PledgeImportFile
from tests.factories import actor_with, make_staff, signed_in
from tests.pledges.importing import csv_of, make_registry

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/en/pledges/import/"
GOOD = csv_of(["EXAMPLE <b>one</b>", "IOM", "es"])


@pytest.fixture
def client():
    make_registry()
    return signed_in(make_staff(CO_CHAIR))


def upload(client, content, name="pledges.csv", address=ADDRESS):
    return client.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)


def read(client, content=GOOD, name="pledges.csv"):
    address = upload(client, content, name).redirect_chain[-1][0]
    work_on_imports()
    return address, client.get(address).content.decode()


def test_a_file_is_uploaded_read_seen_and_imported(client):
    page = upload(client, GOOD)
    address = page.redirect_chain[-1][0]
    assert "The file waits for its turn." in page.content.decode()
    work_on_imports()
    page = client.get(address)
    assert "EXAMPLE &lt;b&gt;one&lt;/b&gt;" in page.content.decode()
    assert "1 pledge of the file will be incomplete" in page.content.decode()
    seen = page.context["confirm"].initial["fingerprint"]
    assert "Is being imported" in client.post(address, {"fingerprint": seen}, follow=True).content.decode()
    work_on_imports()
    page = client.get(address).content.decode()
    assert "1 pledge was added." in page and f'href="/en/pledges/{Pledge.objects.get().reference}/"' in page
    assert Pledge.objects.count() == 1
    assert Event.objects.get(verb="pledges.confirm_import").door == "page"


def test_the_page_shows_how_far_it_is_and_looks_again_only_for_who_asks(client):
    address = upload(client, GOOD).redirect_chain[-1][0]
    PledgeImport.objects.update(rows=10_000, rows_read=4_000, leased_until=clock.now())
    page = client.get(address)
    assert "4000 of 10000 rows read" in page.content.decode()
    assert "The file is being read" in page.content.decode()
    assert "Refresh" not in page.headers
    assert client.get(f"{address}?refresh").headers["Refresh"] == "10"
    work_on_imports()
    assert "Refresh" not in client.get(f"{address}?refresh").headers


def test_errors_stand_by_line_and_cell_in_the_readers_language(client):
    columns = ("title", "organisation", "objectives", "concern")
    address, page = read(client, csv_of(["EXAMPLE", "Nadie", "99", "refugees"], columns=columns))
    assert "3 cells cannot be read" in page
    assert "fingerprint" not in page
    spanish = client.get(address.replace("/en/", "/es/")).content.decode()
    assert "No existe el objetivo «99»" in spanish
    assert "https://globalcompactrefugees.org/" in spanish
    assert [(one["row"], one["cell"]) for one in client.get(address).context["problems"]] == [
        ("2", "B2"),
        ("2", "C2"),
        ("2", "D2"),
    ]


def test_another_preview_than_the_one_seen_is_not_confirmed(client):
    address, _page = read(client)
    page = client.post(address, {"fingerprint": "0" * 64}, follow=True).content.decode()
    assert "changed since the preview" in page
    assert PledgeImport.objects.get().state == "checked"


def test_the_file_can_be_left(client):
    address, _page = read(client)
    page = client.post(f"{address}leave/", follow=True).content.decode()
    assert "The registry stays as it is." in page
    assert not PledgeImportFile.objects.exists()
    assert "was not imported" in client.get(address).content.decode()


@pytest.mark.parametrize(
    "content, name, sentence",
    [
        (b"x", "pledges.exe", "is neither an XLSX nor a CSV file"),
        (b"PK\x03\x04", "pledges.csv", "is not what its name says"),
        (b"title", "pledges.xlsx", "is not what its name says"),
        (b"", "pledges.csv", "The file is empty"),
    ],
)
def test_what_is_no_table_is_refused_at_the_door(client, content, name, sentence):
    assert sentence in upload(client, content, name).content.decode()
    assert not PledgeImport.objects.exists()


def bomb():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<c/>" * 30_000_000)
    return target.getvalue()


def document_type():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    return target.getvalue()


@pytest.mark.parametrize(
    "content, sentence", [(bomb, "unpacks to more than this site reads"), (document_type, "The file is damaged")]
)
def test_a_hostile_workbook_is_refused_politely_by_the_worker(client, content, sentence):
    _address, page = read(client, content(), "pledges.xlsx")
    assert sentence in page
    assert PledgeImport.objects.get().state == "refused"


def test_hostile_texts_are_shown_as_text(client):
    name = "<script>alert(1)</script>.csv"
    _address, page = read(client, csv_of(["<script>x</script>", "'; DROP TABLE", "es"]), name)
    assert "<script>x" not in page and "<script>alert" not in page


def test_a_list_of_ten_thousand_problems_shows_the_first_two_hundred(client):
    _address, page = read(client, csv_of(*[["EXAMPLE", f"Nobody {n}", "es"] for n in range(1_000)]))
    assert "The first 200 of 1,000 are shown." in page or "The first 200 of 1000 are shown." in page


def test_the_template_and_the_export_are_read_by_the_import(client):
    template = client.get("/en/pledges/import-template.xlsx")
    _address, page = read(client, template.content, "t.xlsx")
    assert "The file holds no pledge." in page
    pledges = csv_of(["EXAMPLE", "IOM", "es"])
    address, _page = read(client, pledges)
    client.post(address, {"fingerprint": PledgeImport.objects.first().fingerprint})
    work_on_imports()
    for form in ("csv", "xlsx"):
        _address, page = read(client, client.get(f"/en/pledges/export-all.{form}").content, f"x.{form}")
        assert "The file says what the registry says already" in page
        public = client.get(f"/en/pledges/export.{form}")
        content = b"".join(public) if public.streaming else public.content
        _address, page = read(client, content, f"public.{form}")
        assert "The file says what the registry says already" in page
    assert client.get("/en/pledges/export-all.csv?part=2").status_code == 404
    assert client.get("/en/pledges/export-all.pdf").status_code == 404


def test_who_takes_the_whole_registry_out_is_kept(client):
    assert client.get("/en/pledges/export-all.csv").status_code == 200
    assert Event.objects.get(verb="pledges.export_registry").target_label == "pledges.csv"


def test_only_who_may_import_sees_an_import(client):
    other = actor_with(CO_CHAIR, user=make_staff(CO_CHAIR, email="other.chair@example.org"))
    found = receive_file(by=other, name="x.csv", content=GOOD, language="en")
    editor = signed_in(make_staff(EDITOR))
    assert editor.get(ADDRESS).status_code == 403
    assert editor.get(f"{ADDRESS}{found.pk}/").status_code == 403
    assert editor.get("/en/pledges/export-all.csv").status_code == 403


def test_a_change_is_told_in_the_readers_words(client):
    address, _page = read(client)
    client.post(address, {"fingerprint": PledgeImport.objects.get().fingerprint})
    work_on_imports()
    columns = ("title", "organisation", "stage", "deadline", "partners", "objectives")
    told = csv_of(["EXAMPLE <b>one</b>", "IOM", "fulfilled", "2026-01-31", "ECLAC;ILO", "1;8"], columns=columns)
    address, _page = read(client, told)
    [entry] = client.get(address.replace("/en/", "/es/")).context["changed"]
    assert [one["after"] for one in entry["changes"]] == ["Cumplido", "ECLAC, ILO", "1, 8", "31 de enero de 2026"]
