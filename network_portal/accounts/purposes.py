"""What accounts holds about people, what for and until when: the library's tables of sign-in with it."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import NotPersonal, Purpose, declare

UNCONFIRMED = "network_portal.accounts.tasks.remove_unconfirmed_accounts"
SESSIONS = "network_portal.accounts.tasks.forget_ended_sessions"

HELD = (
    Purpose(
        10,
        _("Your e-mail address"),
        _("You sign in with it, and messages reach you there."),
        _("Until you erase your account. An account that is never confirmed ends after 7 days."),
        emptied=("accounts.User.email", "account.EmailAddress.user", "account.EmailAddress.email"),
        jobs=(UNCONFIRMED,),
    ),
    Purpose(
        20,
        _("Your name, if you gave one"),
        _("People of your organisation and the co-chairs see who did what."),
        _("Until you change it or erase your account."),
        emptied=("accounts.User.name",),
    ),
    Purpose(
        30,
        _("The language of your messages"),
        _("We write to you in it."),
        _("Until you erase your account."),
        emptied=("accounts.User.language",),
    ),
    Purpose(
        35,
        _("Whether you wish quiet mails"),
        _("Mails and titles of pages then name nobody."),
        _("Until you change it or erase your account."),
        emptied=("accounts.User.is_quiet",),
    ),
    Purpose(
        40,
        _("Your password (as an irreversible hash), second factor and recovery codes"),
        _("They keep others out of your account."),
        _("Until you change them or erase your account."),
        emptied=("accounts.User.password", "mfa.Authenticator.user", "mfa.Authenticator.data"),
    ),
    Purpose(
        50,
        _("Your sessions: when and from which network address and browser you signed in"),
        _("You can see and end them; a session that stands idle ends by itself."),
        _("Twelve hours at most, or until you sign out."),
        emptied=(
            "usersessions.UserSession.user",
            "usersessions.UserSession.ip",
            "usersessions.UserSession.user_agent",
            "usersessions.UserSession.session_key",
            "usersessions.UserSession.data",
            "sessions.Session.session_data",
        ),
        jobs=(SESSIONS,),
    ),
    Purpose(
        60,
        _("The staff roles that you hold or held, and who gave them"),
        _("They decide what you may see and do."),
        _("Until you erase your account; that the role was held stays, without your name."),
        number_stays=("accounts.RoleGrant.user", "accounts.RoleGrant.granted_by"),
    ),
    Purpose(
        250,
        _("A random key of your account, and copies of all that stands here in backups"),
        _("The portal can be brought back after damage, and by the key who was erased stays erased."),
        _("The key as long as there are backups of before. A backup is never read for another purpose."),
        number_stays=("accounts.User.key",),
    ),
)
NOT_HELD = (
    NotPersonal("a random name of a row that ends with its session", ("sessions.Session.session_key",)),
    NotPersonal(
        "rows that the portal never writes: links are made when a mail leaves, the administration changes nothing",
        (
            "account.EmailConfirmation.key",
            "admin.LogEntry.user",
            "admin.LogEntry.*",
            "auth.Permission.*",
            "auth.Group.name",
        ),
    ),
    NotPersonal("names of models", ("contenttypes.ContentType.*", "auth.Permission.name")),
)


def register() -> None:
    declare("accounts", HELD, NOT_HELD)
