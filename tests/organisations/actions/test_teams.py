from network_portal.audit.models import Event
from network_portal.organisations.actions.teams import change_team_role, leave_team
from network_portal.organisations.models import TeamMember
from tests.factories import actor_with, make_focal_point, make_organisation


def test_leaving_and_changing_role_keep_the_past(db):
    iom = make_organisation("iom")
    by = actor_with(user=make_focal_point(iom), memberships={iom.pk: "focal_point"})
    seat = TeamMember.objects.get(user_id=by.user_id)
    change_team_role(by=by, seat=seat, role="representative")
    now = iom.team.current().get()
    assert now.role == "representative"
    leave_team(by=by, seat=now)
    leave_team(by=by, seat=now)
    assert not iom.team.current().exists()
    assert iom.team.count() == 2
    assert Event.objects.filter(verb="organisations.leave_team").count() == 1
