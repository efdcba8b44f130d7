from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.plain import PlainForm
from network_portal.organisations.models.teams import TEAM_ROLE_NAMES


class TeamRoleForm(PlainForm):
    role = forms.ChoiceField(label=_("Role"), choices=TEAM_ROLE_NAMES)
