from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.accounts.models.roles import ROLE_NAMES
from network_portal.common.forms.plain import PlainForm


class GiveRoleForm(PlainForm):
    email = forms.EmailField(
        label=_("E-mail address of the person"),
        help_text=_("The person needs an account with this address."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"), choices=ROLE_NAMES)
