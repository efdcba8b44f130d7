from typing import Any

from allauth.account.forms import SignupForm
from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from network_portal.accounts.models import User
from network_portal.accounts.queries import person_with_address
from network_portal.accounts.way_back import forget_link, proven_address
from network_portal.common.forms.plain import PlainErrors

PASSWORD_HELP = _(
    "At least 10 characters. Four words that only you would put together are easy to remember and hard to guess."
)


class SignUpForm(PlainErrors, SignupForm):
    """E-mail, password and, if the person likes, a name; the language is that of the page."""

    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=200,
        help_text=_("In any form you like. You can leave it empty and change it later."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    account_already_exists: bool
    field_order = ["email", "password1", "name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["password1"].label = _("Password")
        self.fields["password1"].help_text = PASSWORD_HELP
        without_placeholders(self)

    def validate_unique_email(self, value: str) -> str:
        """An address that only waits to be confirmed in the account of another keeps its holder out of nothing."""
        email: str = super().validate_unique_email(value)
        self.account_already_exists = person_with_address(email) is not None
        return email

    def try_save(self, request: HttpRequest) -> Any:
        """A known address costs the same time as a new one: a password is hashed either way.

        A mailed link that led here proves the address to which it went, and no other.
        """
        if proven_address(request) != self.cleaned_data["email"]:
            forget_link(request)
        if self.account_already_exists:
            User().set_password(self.cleaned_data["password1"])
            return super().try_save(request)
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:  # somebody signed up with the same address at the same moment
            self.account_already_exists = True
            return super().try_save(request)


class ProfileForm(PlainErrors, forms.ModelForm):
    class Meta:
        model = User
        fields = ["name", "language", "is_quiet"]
        help_texts = {
            "is_quiet": _(
                "Mails and titles of pages then name no organisation, no table and not the Mechanism. A mail says only "
                "that there is something to read, and you read it here."
            )
        }
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


def without_placeholders(form: forms.BaseForm) -> None:
    """A label above the box says it already."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
