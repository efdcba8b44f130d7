import pytest

from network_portal.common.actors import CO_CHAIR, MEMBER, REPRESENTATIVE
from network_portal.common.errors import DomainError
from network_portal.organisations.actions.teams import change_team_role, hand_over, leave_team
from network_portal.organisations.models import TeamMember
from tests.factories import actor_with, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    organisation = make_organisation("body", kind="civil_society")
    seats = [
        TeamMember.objects.create(organisation=organisation, user=make_user(), role=role)
        for role in (REPRESENTATIVE, MEMBER)
    ]
    return organisation, *seats


def by(seat):
    return actor_with(user=seat.user, memberships={seat.organisation_id: seat.role})


@pytest.mark.parametrize("stays", [True, False])
def test_who_represents_hands_over_in_one_step(team, stays):
    organisation, voice, member = team
    hand_over(by=by(voice), organisation=organisation, to=member, stays=stays)
    roles = dict(organisation.team.current().values_list("user", "role"))
    assert roles == {member.user_id: REPRESENTATIVE} | ({voice.user_id: MEMBER} if stays else {})
    with pytest.raises(DomainError, match="nothing to hand over"):
        hand_over(by=by(voice), organisation=organisation, to=member, stays=stays)


def test_nobody_hands_over_to_themselves_nor_to_who_left(team):
    organisation, voice, member = team
    with pytest.raises(DomainError, match="somebody else"):
        hand_over(by=by(voice), organisation=organisation, to=voice, stays=True)
    leave_team(by=by(member), seat=member)
    with pytest.raises(DomainError, match="no longer in the team"):
        hand_over(by=by(voice), organisation=organisation, to=member, stays=True)
    assert organisation.team.current().get().role == REPRESENTATIVE


def test_the_last_representative_neither_leaves_nor_becomes_a_member(team):
    _organisation, voice, _member = team
    for verb in (
        lambda: leave_team(by=by(voice), seat=voice),
        lambda: change_team_role(by=by(voice), seat=voice, role=MEMBER),
    ):
        with pytest.raises(DomainError, match="Nobody else represents"):
            verb()
    leave_team(by=actor_with(CO_CHAIR), seat=voice)
    assert TeamMember.objects.current().count() == 1
