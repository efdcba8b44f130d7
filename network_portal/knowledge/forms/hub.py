from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import DomainError
from network_portal.common.forms.versions import UNREADABLE, DayField, VersionedForm
from network_portal.knowledge.actions.hub import refusals
from network_portal.knowledge.models import Practice
from network_portal.knowledge.models.practices import HUB_STATES
from network_portal.knowledge.rules.lengths import ADDRESS


class HubForm(VersionedForm):
    """What `actions.hub.mark_in_hub` needs."""

    state = forms.ChoiceField(
        label=_("Where it stands"),
        choices=[("", _("Not sent to the global Hub")), *HUB_STATES],
        required=False,
        widget=forms.RadioSelect,
    )
    sent_on = DayField(label=_("Sent on"), required=False)
    published_on = DayField(label=_("Published there on"), required=False)
    address = forms.URLField(
        label=_("Address of its page in the Hub"), required=False, max_length=ADDRESS, assume_scheme="https"
    )

    def __init__(self, *args: Any, practice: Practice, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": saved_mark(practice) | {"version": practice.version}} | kwargs)

    def refusals(self) -> Iterator[DomainError]:
        said = self.cleaned_data
        days = {name: said.get(name) for name in ("sent_on", "published_on")}
        found = refusals(said.get("state", ""), **days, address=said.get("address", UNREADABLE))
        return (one for one in found if one.field in said)


def saved_mark(practice: Practice) -> dict[str, Any]:
    """As kept, named as the fields of HubForm."""
    names = ("state", "sent_on", "published_on", "address")
    return {name: getattr(practice, f"hub_{name}") for name in names}
