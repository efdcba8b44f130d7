from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.plain import PlainForm
from network_portal.notifications.kinds import kinds
from network_portal.notifications.models import Message

ANY = [("", _("Any"))]


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


def _kinds() -> list[tuple[str, Any]]:
    return [*ANY, *((name, kind.label) for name, kind in kinds.items())]


class FindMessagesForm(PlainForm):
    address = forms.CharField(label=_("Address, or a part of it"), required=False, max_length=254)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=_kinds)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[*ANY, *Message.STATES])
    since = _day(_("Written from"))
    until = _day(_("Written until"))

    def wanted(self) -> dict[str, Any]:
        """What was asked for and understood; a value that makes no sense is shown beside its field."""
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_bound else {}
