import pytest

from network_portal.organisations.rules.invitations import usual_role


@pytest.mark.parametrize(
    ("kind", "role"),
    [("un_agency", "focal_point"), ("government", "focal_point"), ("civil_society", "member"), ("other", "member")],
)
def test_who_is_called_most_often(kind, role):
    assert usual_role(kind) == role
