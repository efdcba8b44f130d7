import pytest

from network_portal.audit.models import Event
from network_portal.common.errors import DomainError
from network_portal.organisations.actions.invitations import accept_invitation, invite
from network_portal.organisations.actions.teams import change_team_role, leave_team
from network_portal.organisations.models import TeamMember
from tests.accounts.conftest import confirmed
from tests.factories import actor_with, make_focal_point, make_organisation, make_user


@pytest.fixture
def iom(db):
    return make_organisation("iom")


@pytest.fixture
def by(iom):
    return actor_with(user=make_focal_point(iom), memberships={iom.pk: "focal_point"})


@pytest.fixture
def seat(by):
    return TeamMember.objects.get(user_id=by.user_id)


def test_leaving_and_changing_role_keep_the_past_in_the_audit(by, iom, seat):
    change_team_role(by=by, seat=seat, role="member")
    assert iom.team.current().get().role == "member"
    leave_team(by=by, seat=seat)
    assert not iom.team.current().exists()
    assert TeamMember.objects.get().ended_at
    changes = [event.changes["role"] for event in Event.objects.order_by("pk")]
    assert changes == [["focal_point", "member"], ["member", ""]]


def test_a_seat_that_ended_is_changed_and_ended_no_more(by, iom, seat):
    leave_team(by=by, seat=seat)
    for verb, asked in ((leave_team, {}), (change_team_role, {"role": "member"})):
        with pytest.raises(DomainError) as refusal:
            verb(by=by, seat=seat, **asked)
        assert refusal.value.code == "seat_over"
    assert iom.team.get().role == "focal_point"


def test_who_takes_another_role_is_replaced_all_the_same(by, iom, seat):
    eva = confirmed(make_user(email="eva@example.org"))
    call = {"organisation": iom, "email": eva.email, "role": seat.role, "language": "en", "replaces": seat}
    other = make_focal_point(iom)
    invitation = invite(by=actor_with(user=other), **call)
    change_team_role(by=by, seat=TeamMember.objects.get(pk=seat.pk), role="member")
    accept_invitation(by=actor_with(user=eva), invitation=invitation, person=eva)
    assert set(iom.team.current().values_list("user", flat=True)) == {other.pk, eva.pk}


def test_a_role_changed_between_the_look_and_the_end_saves_nobody(by, iom, seat):
    change_team_role(by=by, seat=TeamMember.objects.get(pk=seat.pk), role="member")
    leave_team(by=by, seat=seat)
    assert not iom.team.current().exists()
    assert Event.objects.latest("pk").changes["role"] == ["member", ""]


def test_of_two_roles_given_at_once_both_are_told(by, iom, seat):
    second = TeamMember.objects.get(pk=seat.pk)
    change_team_role(by=by, seat=seat, role="member")
    change_team_role(by=by, seat=second, role="representative")
    assert iom.team.current().get().role == "representative"
    assert Event.objects.count() == 2


def test_the_calls_of_who_is_out_go_with_the_seat(by, iom, seat):
    call = {"organisation": iom, "role": "member", "language": "en"}
    left = invite(by=by, email="accomplice@example.org", **call)
    leave_team(by=by, seat=seat)
    left.refresh_from_db()
    assert left.revoked_at
    assert not iom.invitations.waiting().exists()
