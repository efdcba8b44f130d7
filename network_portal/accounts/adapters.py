"""What allauth asks of us: mails through the outbox, limits that are no locks, secrets kept encrypted."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.utils import get_next_redirect_url
from allauth.core import context
from allauth.core.exceptions import ReauthenticationRequired
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.accounts.actions import mails
from network_portal.accounts.actions.security import end_own_sessions, note_security_change
from network_portal.accounts.known_devices import forget_device, is_known_to, remember_device
from network_portal.accounts.models import User
from network_portal.accounts.second_factor import has_app, has_second_factor, proved_again_with_it, signed_in_recently
from network_portal.accounts.shared_devices import is_shared, keep_choice
from network_portal.accounts.way_back import proven_address, take_way_back
from network_portal.common import clock
from network_portal.common.access import actor_of
from network_portal.common.languages import current_language
from network_portal.common.registry import acts_as_staff

# The notice of allauth: our message, and the verb of the audit.
NOTICES = {
    "account/email/email_changed": ("accounts.email_changed", "accounts.change_email"),
    "account/email/email_deleted": ("accounts.email_changed", "accounts.remove_email"),
    "account/email/password_changed": ("accounts.password_changed", "accounts.change_password"),
    "account/email/password_reset": ("accounts.password_changed", "accounts.reset_password"),
    "account/email/password_set": ("accounts.password_changed", "accounts.set_password"),
    "mfa/email/recovery_codes_generated": ("accounts.second_factor_changed", "accounts.make_recovery_codes"),
    "mfa/email/totp_activated": ("accounts.second_factor_changed", "accounts.set_up_second_factor"),
    "mfa/email/totp_deactivated": ("accounts.second_factor_changed", "accounts.remove_second_factor"),
    "mfa/email/webauthn_added": ("accounts.second_factor_changed", "accounts.set_up_second_factor"),
    "mfa/email/webauthn_removed": ("accounts.second_factor_changed", "accounts.remove_second_factor"),
}
ACCOUNT, SECOND_FACTOR = "allauth.account", "allauth.mfa"
FAILURES = {True: "login_failed_of_address", False: "login_failed_in_bad_company"}
OF_KNOWN_DEVICE = "login_failed_of_known_device"
WAYS = {
    "reauthenticate": gettext_lazy("With my password"),
    "mfa_reauthenticate": gettext_lazy("With a code from my app, or a recovery code"),
    "mfa_reauthenticate:webauthn": gettext_lazy("With a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy(
            "The e-mail address or the password is not right. Write both again. If you have just signed up, first open "
            "the link in the mail that we sent you."
        ),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The one mail of allauth that has no method of its own; any other is a mail we do not know."""
        if template_prefix != "account/email/unknown_account":
            raise LookupError(template_prefix)
        mails.tell_that_no_account_exists(email, language=current_language())

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        mails.send_reset_link(user, email)

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation: Any, signup: bool) -> None:
        mails.send_confirmation_link(emailconfirmation.email_address, then=get_next_redirect_url(request) or "")

    def send_account_already_exists_mail(self, email: str) -> None:
        mails.tell_that_account_exists(email, language=current_language())

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        address = email or EmailAddress.objects.get_primary_email(user)
        notice, verb = NOTICES[template_prefix]
        note_security_change(verb=verb, notice=notice, person=user, address=str(address or user.email))

    def new_user(self, request: HttpRequest) -> User:
        return User(language=current_language())

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        user.name = form.cleaned_data.get("name", "")
        saved: User = super().save_user(request, user, form, commit)
        return saved

    def pre_login(self, request: HttpRequest, user: User, **values: Any) -> HttpResponse | None:
        """Once password or passkey turned out to be right, before a second factor is asked for."""
        keep_choice(request)
        answer: HttpResponse | None = super().pre_login(request, user, **values)
        return answer

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        request.session["started_at"] = request.session["seen_at"] = clock.now().timestamp()
        if is_shared(request):
            request.session.set_expiry(0)
        request.session["is_staff"] = acts_as_staff(user.pk)

    def post_login(self, request: HttpRequest, user: User, **values: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **values)
        if is_shared(request):
            forget_device(response)
        else:
            remember_device(response, user)
        return response

    def is_email_verified(self, request: HttpRequest, email: str) -> bool:
        return proven_address(request).lower() == email.lower()

    def unstash_verified_email(self, request: HttpRequest) -> str | None:
        """Asked again at the moment of signing up: a link taken back meanwhile proves nothing."""
        super().unstash_verified_email(request)
        return proven_address(request) or None

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return take_way_back(request) or super().get_login_redirect_url(request)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return take_way_back(request) or super().get_signup_redirect_url(request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Whoever has a second factor proves it: a password alone would open the way to new recovery codes.

        The first is where people are sent: the passkey of who has no app.
        """
        offered = {method["id"]: method for method in super().get_reauthentication_methods(user)}
        if len(offered) > 1:
            offered.pop("reauthenticate", None)
        ids = sorted(offered, key=lambda way: way == "mfa_reauthenticate" and not has_app(user))
        return [offered[way] | {"description": WAYS.get(way, offered[way]["description"])} for way in ids]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Also for who gave a password again before a second factor was set up elsewhere: that counts no more.

        Who has just signed in sets up the first one without being asked again.
        """
        request = context.request
        if request and not has_second_factor(request.user):
            if app == SECOND_FACTOR and signed_in_recently(request):
                return False
        elif request and not proved_again_with_it(request):
            raise ReauthenticationRequired
        required: bool = super().is_reauthentication_required(app=app, **kwargs)
        return required

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """One who fails a hundred times slows the guessing of everybody's password from their network, and
        still leaves each person there a few tries: thirty others behind the same address get through.

        What is counted here is given back when the password was right. A device on which the person signed in
        before has a count of its own: nobody else in the network uses it up.
        """
        key = self._get_login_attempts_cache_key(request, **credentials)
        if is_known_to(request, credentials.get("email", "")):
            self._login_failed_rl_usage = ratelimit.consume(request, app=ACCOUNT, action=OF_KNOWN_DEVICE, key=key)
            if self._login_failed_rl_usage is None:
                raise self.validation_error("too_many_login_attempts")
            return
        network = ratelimit.consume(request, app=ACCOUNT, action="login_failed_of_network")
        own = ratelimit.consume(request, app=ACCOUNT, action=FAILURES[network is not None], key=key)
        counted = [usage for usage in (network, own) if usage]
        self._login_failed_rl_usage = ratelimit.RateLimitUsage([single for usage in counted for single in usage.usage])
        if own is None:
            raise self.validation_error("too_many_login_attempts")

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        key = self._get_login_attempts_cache_key(request, **credentials)
        for action in (*FAILURES.values(), OF_KNOWN_DEVICE):
            ratelimit.clear(request, app=ACCOUNT, action=action, key=key)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Failures count by address and network together: nobody can lock out another from elsewhere."""
        key: str = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{ratelimit.get_ip(request)}:{key}"


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "unverified_email": gettext_lazy("Confirm your e-mail address first; then set up the second factor."),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def _get_site_name(self) -> str:
        return str(settings.NETWORK_NAME)


class SessionsAdapter(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions: list[UserSession]) -> None:
        end_own_sessions(by=actor_of(context.request), sessions=sessions)


def _cipher() -> MultiFernet:
    """Keys follow SECRET_KEY; while an old one stays in SECRET_KEY_FALLBACKS, what it wrote can be read."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"second factor:{secret}".encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
