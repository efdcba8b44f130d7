import pytest
from django.test import Client

from network_portal.accounts.models import RoleGrant
from tests.factories import make_staff, make_user, signed_in

ROLES = "/en/accounts/roles/"


@pytest.fixture
def co_chair(db):
    return make_staff("co_chair", email="chair@example.org")


@pytest.mark.parametrize("role", ["co_chair", "administrator"])
def test_co_chairs_and_administrators_give_and_take(db, role):
    client = signed_in(make_staff(role))
    person = make_user(email="eva@example.org")
    assert client.post(ROLES, {"email": "EVA@example.org", "role": "editor"}).status_code == 302
    assert person.holds_role("editor")
    page = client.get(ROLES).content.decode()
    assert "UNDEFINED" not in page
    assert "eva@example.org" not in page, "A03: an address is not for the others to read"
    grant = person.role_grants.get()
    assert client.post(f"{ROLES}{grant.pk}/take/").status_code == 302
    assert not person.holds_role("editor")


@pytest.mark.parametrize("role", ["editor", "committee", None])
def test_nobody_else_does(db, role):
    client = signed_in(make_staff(role) if role else make_user())
    make_user(email="eva@example.org")
    assert client.get(ROLES).status_code == 403
    assert client.post(ROLES, {"email": "eva@example.org", "role": "editor"}).status_code == 403
    assert not RoleGrant.objects.filter(user__email="eva@example.org").exists()


def test_never_to_oneself(co_chair):
    client = signed_in(co_chair)
    assert client.post(ROLES, {"email": "chair@example.org", "role": "administrator"}).status_code == 403
    assert client.post(f"{ROLES}{co_chair.role_grants.get().pk}/take/").status_code == 403
    assert list(co_chair.role_grants.in_force().values_list("role", flat=True)) == ["co_chair"]


def test_a_stranger_signs_in_first(db):
    assert Client().post(ROLES).url.startswith("/en/accounts/login/")


def test_an_unknown_address_is_said_beside_its_field(co_chair):
    page = signed_in(co_chair).post(ROLES, {"email": "nobody@example.org", "role": "editor"}).content.decode()
    assert 'id="id_email_error"' in page
    assert 'value="nobody@example.org"' in page
