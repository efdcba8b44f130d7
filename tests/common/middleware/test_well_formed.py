import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client

from tests.factories import make_draft, make_plan

pytestmark = pytest.mark.django_db
ADDRESS = "/fr/work-plan/2025-2026/import/"


@pytest.fixture
def written(monkeypatch):
    """Files that somebody's upload began on disk."""
    begun = []
    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", lambda self, *args, **options: begun.append(args))
    return begun


@pytest.mark.parametrize("megabytes", [27, 200])
def test_what_no_form_may_send_is_refused_before_it_is_on_disk(settings, written, megabytes):
    make_draft()
    settings.UPLOAD_MAX_BYTES = 25 * 1024
    file = SimpleUploadedFile("plan.xlsx", b"PK" * (megabytes * 1024 * 512 // 10))
    answer = Client(enforce_csrf_checks=True).post(ADDRESS, {"file": file})
    assert (answer.status_code, written) == (413, [])
    assert '<html lang="fr">' in answer.content.decode()


def test_programs_are_answered_as_programs(settings):
    settings.UPLOAD_MAX_BYTES = 1024
    answer = Client().post("/api/v1/plans/", "x" * 2_000_000, content_type="application/json")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/en/work-plan/2025-2026/activities/B1%00/", 400),
        ("/en/work-plan/?after=%00", 400),
        ("/api/schema/?version=%00", 400),
        ("/api/v1/plans/a%00/", 400),
        ("/en/objectives/99999999999999999999/", 404),
        ("/api/v1/objectives/99999999999999999999/", 404),
        ("/api/v1/priorities/99999999999999999999/", 404),
        ("/en/work-plan/2025-2026/?objective=99999999999999999999", 200),
        ("/en/work-plan/2025-2026/?after=99999999999999999999", 200),
        ("/en/work-plan/2025-2026/?month=99999-99", 200),
    ],
)
def test_an_address_that_nobody_wrote_breaks_nothing(client, address, status):
    make_plan("2025-2026")
    assert client.get(address).status_code == status


@pytest.mark.parametrize("length", ["x", "²", "-1", str(2**63)])
def test_a_length_that_is_none_is_refused(length):
    assert Client().post("/en/", CONTENT_LENGTH=length).status_code == 400
