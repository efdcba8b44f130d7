"""People, roles and sign-in, below /<language>/accounts/. The names of allauth's own pages stay global."""

from allauth.account import urls as account_urls
from allauth.mfa.recovery_codes.views import download_recovery_codes
from django.urls import include, path, re_path
from django.views.decorators.http import require_safe

from network_portal.accounts.views import (
    links,
    passwords,
    people,
    profile,
    quick_leave,
    roles,
    sessions,
    sign_in,
    sign_up,
)

own = [
    path("", profile.home, name="home"),
    path("export/", profile.export, name="export"),
    path("erase/", profile.erase, name="erase"),
    path("leave/", quick_leave.quick_leave, name="quick_leave"),
    path("keep/", sessions.keep_session, name="keep_session"),
    path("second-factor/", sessions.second_factor, name="second_factor"),
    path("roles/", roles.roles, name="roles"),
    path("roles/<int:grant>/take/", roles.take, name="take_role"),
    path("people/", people.people, name="people"),
    path("people/<int:person>/disable/", people.disable, name="disable_account"),
    path("people/<int:person>/end-sessions/", people.end_their_sessions, name="end_sessions"),
]
REPLACED = {
    "account_change_password",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_login",
    "account_reset_password_from_key",
    "account_set_password",
    "account_signup",
}

urlpatterns = [
    path("", include((own, "accounts"))),
    path("login/", sign_in.sign_in, name="account_login"),
    path("signup/", sign_up.sign_up, name="account_signup"),
    path("password/change/", passwords.change, name="account_change_password"),
    path("password/set/", passwords.choose, name="account_set_password"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", links.confirm_email, name="account_confirm_email"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        links.reset_password,
        name="account_reset_password_from_key",
    ),
    *[pattern for pattern in account_urls.urlpatterns if pattern.name not in REPLACED],
    path(
        "2fa/recovery-codes/download/",
        require_safe(download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
