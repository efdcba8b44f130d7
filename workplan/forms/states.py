from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.errors import DomainError
from network_portal.common.forms.versions import UNREADABLE, DayField, VersionedForm
from workplan.actions.states import state_refusals
from workplan.models import Activity
from workplan.models.activities import STATUS_NAMES
from workplan.rules import lengths


class StateForm(VersionedForm):
    """What `actions.states.set_status` needs."""

    marks = dict.fromkeys(
        ("source", "source_url"),
        _("(one of the two is needed, except for “No information”)"),
    )

    status = forms.ChoiceField(label=_("Status"), choices=STATUS_NAMES, widget=forms.RadioSelect)
    as_of = DayField(label=_("State on"), help_text=_("The day on which this was so; today unless you say otherwise."))
    note = forms.CharField(
        label=_("What happened"),
        required=False,
        max_length=lengths.NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Two lines are enough. Everyone can read this note."),
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=lengths.SOURCE,
        help_text=_("Where this is known from: a meeting and its date, a document, a message from an organisation."),
    )
    source_url = forms.URLField(
        label=_("Address of the source"), required=False, max_length=lengths.ADDRESS, assume_scheme="https"
    )

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        initial = {"version": activity.version, "status": activity.status, "as_of": clock.today()}
        super().__init__(*args, **{"initial": initial} | kwargs)

    def refusals(self) -> Iterator[DomainError]:
        whole = self.cleaned_data
        return state_refusals(
            status=whole.get("status", ""),
            source=whole.get("source", UNREADABLE),
            source_url=whole.get("source_url", UNREADABLE),
            as_of=whole.get("as_of"),
        )


def saved_state(activity: Activity) -> dict[str, Any]:
    """The newest state, named as the fields of StateForm."""
    newest = activity.states.first()
    if newest is None:
        return {"status": activity.status, "as_of": activity.status_on, "note": "", "source": "", "source_url": ""}
    return {name: getattr(newest, name) for name in ("status", "as_of", "note", "source", "source_url")}
