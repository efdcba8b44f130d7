"""allauth's own forms in our words: labels above, help as text, no placeholders."""

from typing import Any

from allauth.account import forms as account
from allauth.account.fields import SetPasswordField
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.accounts.forms.people import PASSWORD_HELP, without_placeholders
from network_portal.accounts.models import User
from network_portal.accounts.queries import person_with_address
from network_portal.accounts.second_factor import count_try, note_that_set_up
from network_portal.accounts.shared_devices import note_choice
from network_portal.common.forms.plain import PlainErrors

LABELS = {
    "email": _("E-mail address"),
    "login": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password again"),
    "code": _("Code of six digits from your app, or a recovery code"),
    "name": _("Name of this passkey"),
    "passwordless": _("Sign in with this passkey alone, without a password"),
}
HELP = {
    "password": "",
    "oldpassword": "",
    "name": _("A name that helps you to tell your passkeys apart, such as 'Office laptop'."),
    "passwordless": _("Your device will ask for your fingerprint, your face or a PIN."),
}


class InOurWords(PlainErrors):
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)  # type: ignore[arg-type]
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, field.help_text)
        if "password1" in self.fields:
            self.fields["password1"].help_text = PASSWORD_HELP


class SharedDevice(PlainErrors, forms.Form):
    """Stands before allauth's own class, which tries the password within `clean`."""

    shared_device = forms.BooleanField(
        label=_("This is a shared device"),
        required=False,
        help_text=_(
            "You are signed out when the browser is closed or after ten minutes without use, and nothing is remembered."
        ),
    )

    def clean(self) -> Any:
        note_choice(context.request, bool(self.cleaned_data.get("shared_device")))
        return super().clean()


class LoginForm(InOurWords, SharedDevice, account.LoginForm):
    field_order = ["login", "password", "shared_device"]


class AddEmailForm(InOurWords, account.AddEmailForm):
    pass


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    pass


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    pass


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    users: list[Any]

    def clean_email(self) -> str:
        """Only the account whose address it is: not one to which somebody wants to add it."""
        address: str = super().clean_email()
        holder = person_with_address(address)
        self.users = [user for user in self.users if user == holder]
        return address


class ResetPasswordKeyForm(InOurWords, account.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    pass


class ChoosePasswordForm(InOurWords, forms.Form):
    """The password of an account whose address is confirmed by this same press."""

    password1 = SetPasswordField(label=_("Password"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].user = user
        self.fields["password1"].label = _("Password")


class CountedTries:
    """Stands before allauth's own class."""

    user: User

    def clean_code(self) -> str:
        give_back = count_try(context.request, self.user)
        code: str = super().clean_code()  # type: ignore[misc]
        give_back()
        return code


class AuthenticateForm(CountedTries, InOurWords, mfa.AuthenticateForm):
    pass


class ReauthenticateCodeForm(CountedTries, InOurWords, mfa.ReauthenticateForm):
    pass


class ActivateTOTPForm(InOurWords, totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code of six digits from your app")

    def clean_code(self) -> str:
        """The code of setting up is used up by it: it opens nothing afterwards."""
        code: str = super().clean_code()
        if not TOTP(Authenticator(user=self.user, type=Authenticator.Type.TOTP))._mark_code_used(code):
            raise get_adapter().validation_error("incorrect_code")
        note_that_set_up(context.request, self.user)
        return code


class Credential(forms.JSONField):
    """What a passkey answers; text nested too deep to be read is no answer of one."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except RecursionError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data


class LoginWebAuthnForm(InOurWords, SharedDevice, webauthn.LoginWebAuthnForm):
    credential = Credential()


class AuthenticateWebAuthnForm(InOurWords, webauthn.AuthenticateWebAuthnForm):
    credential = Credential()


class ReauthenticateWebAuthnForm(InOurWords, webauthn.ReauthenticateWebAuthnForm):
    credential = Credential()


class AddWebAuthnForm(InOurWords, webauthn.AddWebAuthnForm):
    credential = Credential()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("credential"):
            note_that_set_up(context.request, self.user)
        return cleaned


class EditWebAuthnForm(InOurWords, webauthn.EditWebAuthnForm):
    pass
