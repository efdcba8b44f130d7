from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client, RequestFactory

from network_portal.wsgi import application
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


def served(method, address, kind, body=b""):
    """Status and page from the server's own door: Django reads the header before any middleware does."""
    environ = RequestFactory(QUERY_STRING=address.partition("?")[2], CONTENT_TYPE=kind)._base_environ()
    environ |= {"PATH_INFO": address.partition("?")[0], "REQUEST_METHOD": method, "wsgi.input": BytesIO(body)}
    environ |= {"CONTENT_LENGTH": str(len(body)), "HTTP_HOST": "localhost"}
    told = []
    answer = application(environ, lambda status, headers: told.append(status))
    page = b"".join(answer).decode()
    answer.close()
    return int(told[0].split()[0]), page


FORM = "application/x-www-form-urlencoded"
OTHERS = ["utf-7", "utf-16", "latin-1", "base64", "idna", "nobody-knows", "utf-8-sig", ""]


@pytest.mark.usefixtures("kept_connection")
@pytest.mark.parametrize("kind", [*(f"{FORM}; charset={name}" for name in OTHERS), f"{FORM}; charset*=x''utf-8"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_not_utf_8_is_refused_in_words(kind, method):
    status, page = served(method, "/en/objectives/?after=%2BADw-", kind)
    assert (status, "did not understand" in page) == (400, True)
    status, page = served(method, "/api/v1/plans/", kind)
    assert (status, "bad_request" in page) == (400, True)


@pytest.mark.usefixtures("kept_connection")
@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", "UTF_8", '"utf-8"', "'utf-8'"])
def test_utf_8_is_taken_however_it_is_spelt(charset):
    status, _page = served("GET", "/en/accounts/login/", f"{FORM}; charset={charset}")
    assert status == 200
    status, _page = served("POST", "/en/objectives/", f"{FORM}; charset={charset}", b"a=%C3%A9")
    assert status == 403, "the form is read, and lacks its token"


@pytest.mark.usefixtures("kept_connection")
def test_more_fields_than_anybody_sends_break_nothing():
    fields = "&".join("a" for _number in range(2_000))
    assert served("GET", f"/en/work-plan/?{fields}", f"{FORM}; charset=utf-8")[0] < 500
