from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.plain import PlainForm
from network_portal.organisations.models.teams import TEAM_ROLE_NAMES


class InviteForm(PlainForm):
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The invitation goes there, and only who has this address can accept it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"), choices=TEAM_ROLE_NAMES)
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=settings.LANGUAGES)


class SuccessorForm(InviteForm):
    """Who takes the place of a member: the role is that of the seat."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["role"]
