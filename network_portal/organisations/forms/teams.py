from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.plain import PlainForm
from network_portal.common.forms.versions import RefusableForm
from network_portal.organisations.models import TeamMember
from network_portal.organisations.models.teams import TEAM_ROLE_NAMES


class TeamRoleForm(PlainForm):
    role = forms.ChoiceField(label=_("Role"), choices=TEAM_ROLE_NAMES)


class _Person(forms.ModelChoiceField):
    def label_from_instance(self, seat: Any) -> str:
        return f"{seat.user} ({seat.get_role_display()})"


class HandOverForm(RefusableForm):
    STAYS = [("stays", _("I stay in the team as a member")), ("leaves", _("I leave the team"))]

    to = _Person(
        label=_("Who represents the organisation from now on"),
        queryset=TeamMember.objects.none(),
        empty_label=_("Choose"),
    )
    then = forms.ChoiceField(label=_("And you"), choices=STAYS, initial="stays", widget=forms.RadioSelect)

    def __init__(self, *args: Any, others: QuerySet[TeamMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = others

    @property
    def said(self) -> dict[str, Any]:
        return {"to": self.cleaned_data["to"], "stays": self.cleaned_data["then"] == "stays"}
