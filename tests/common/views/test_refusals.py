import pytest
from django.test import RequestFactory

from network_portal.common.views import refusals

pytestmark = pytest.mark.django_db


def test_a_missing_page_is_told_in_the_language_of_its_address(client):
    response = client.get("/fr/nowhere/")
    assert response.status_code == 404
    assert b'<html lang="fr">' in response.content


def test_an_address_that_is_none_is_not_repeated(client):
    """It may be a mailed link, mistyped by a sign."""
    for path in ("/en/updates/7-mistyped-token/", "/en/nowhere/mistyped-token/?a=mistyped-token"):
        response = client.get(path)
        assert (response.status_code, "mistyped-token" in response.content.decode()) == (404, False)
        assert 'href="/fr/"' in response.content.decode()


def test_programs_are_answered_as_programs(client):
    response = client.get("/api/v1/nowhere/")
    assert response.status_code == 404
    assert response.json() == {
        "type": "client_error",
        "errors": [{"code": "not_found", "detail": "Not found.", "attr": None}],
    }


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda request: refusals.bad_request(request, ValueError()), 400),
        (lambda request: refusals.forbidden(request, PermissionError()), 403),
        (refusals.server_error, 500),
    ],
)
def test_each_refusal_has_its_page_and_its_json(answer, status):
    page, data = answer(RequestFactory().get("/en/x/")), answer(RequestFactory().get("/api/v1/x/"))
    assert (page.status_code, data.status_code) == (status, status)
    assert b"<h1>" in page.content
    assert data.headers["Content-Type"] == "application/json"


def test_a_broken_database_does_not_break_the_page_that_says_so(django_assert_num_queries):
    with django_assert_num_queries(0):
        refusals.server_error(RequestFactory().get("/en/x/"))
