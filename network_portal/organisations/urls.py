"""Teams and invitations, below /<language>/accounts/."""

from django.urls import path

from network_portal.organisations.views import acting, invitations, profiles, protection, teams

app_name = "organisations"
urlpatterns = [
    path("act-for/", acting.act_for, name="act_for"),
    path("invitations/<str:token>/", invitations.by_link, name="invitation"),
    path("organisations/<slug:slug>/", teams.team, name="team"),
    path("organisations/<slug:slug>/profile/", profiles.profile, name="profile"),
    path("organisations/<slug:slug>/seen/", profiles.seen, name="seen"),
    path("organisations/<slug:slug>/seen/withdraw/", profiles.withdraw, name="withdraw"),
    path("organisations/<slug:slug>/protection/", protection.protection, name="protection"),
    path("organisations/<slug:slug>/protection/end/", protection.end_protection, name="end_protection"),
    path("organisations/<slug:slug>/quiet/", protection.quiet, name="quiet"),
    path("organisations/<slug:slug>/hand-over/", teams.hand_over_page, name="hand_over"),
    path("organisations/<slug:slug>/members/<int:seat>/replace/", teams.replace, name="replace_member"),
    path("organisations/<slug:slug>/members/<int:seat>/role/", teams.change_role, name="change_team_role"),
    path("organisations/<slug:slug>/members/<int:seat>/end/", teams.end_seat, name="end_seat"),
    path("organisations/<slug:slug>/invitations/<int:invitation>/resend/", invitations.resend, name="resend"),
    path("organisations/<slug:slug>/invitations/<int:invitation>/revoke/", invitations.revoke, name="revoke"),
]
