"""Row S04: the administrator with a second factor of the last 15 minutes; for all others there is nothing here."""

import pytest
from django.test import Client

from tests.factories import make_staff, make_user, signed_in

PATHS = ["/admin/", "/admin", "/admin/login/", "/admin/accounts/user/", "/admin/accounts/user", "/admin/nothing/"]


@pytest.mark.parametrize("path", PATHS)
def test_a_stranger_finds_nothing(db, path):
    answer = Client().get(path)
    nothing = Client().get("/there-is-nothing-here/")
    assert answer.status_code == 404
    assert answer.content.replace(path.encode(), b"") == nothing.content.replace(b"/there-is-nothing-here/", b"")


@pytest.mark.parametrize("role", ["co_chair", "editor", "committee", None])
@pytest.mark.parametrize("path", PATHS)
def test_others_find_nothing(db, role, path):
    assert signed_in(make_staff(role) if role else make_user()).get(path).status_code == 404


def test_an_administrator_reads_and_writes_nothing(db):
    client = signed_in(make_staff("administrator"))
    person = make_user(email="eva@example.org")
    assert client.get("/admin/").status_code == 200
    assert "eva@example.org" in client.get("/admin/accounts/user/").content.decode()
    page = client.get(f"/admin/accounts/user/{person.pk}/change/").content.decode()
    assert "md5$" not in page
    assert person.password not in page
    assert client.get("/admin/accounts/user/add/").status_code == 403
    assert client.post(f"/admin/accounts/user/{person.pk}/change/", {"name": "x"}).status_code == 403
    assert client.post(f"/admin/accounts/user/{person.pk}/delete/", {"post": "yes"}).status_code == 403


def test_an_administrator_without_a_recent_second_factor_gives_it_first(db):
    assert "/second-factor/" in signed_in(make_staff("administrator"), second_factor=False).get("/admin/").url
    assert signed_in(make_staff("co_chair")).get("/admin/").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["password__startswith=md5", "password=x", "email__endswith=org", "role_grants__role=co_chair", "is_active__gt=0"],
)
def test_a_list_is_searched_by_nothing_that_is_not_offered(db, query):
    client = signed_in(make_staff("administrator"))
    assert client.get(f"/admin/accounts/user/?{query}").status_code == 400


def test_the_filters_that_are_offered_work(db):
    client = signed_in(make_staff("administrator"))
    make_user(email="eva@example.org", is_active=False)
    assert "eva@example.org" in client.get("/admin/accounts/user/?is_active__exact=0").content.decode()
    assert "eva@example.org" not in client.get("/admin/accounts/user/?is_active__exact=1").content.decode()
    assert client.get("/admin/accounts/rolegrant/?role__exact=co_chair").status_code == 200


def test_nothing_is_completed_while_it_is_typed(db):
    client = signed_in(make_staff("administrator"))
    query = "app_label=accounts&model_name=rolegrant&field_name=user&term=a"
    assert client.get(f"/admin/autocomplete/?{query}").status_code == 403
