from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.bodies.models import Body
from network_portal.bodies.queries.meeting_words import meeting_in_words
from network_portal.bodies.queries.meetings import last_meetings
from network_portal.bodies.queries.members import acting_seats
from network_portal.common.forms.sections import LongText
from network_portal.common.forms.versions import DayField, RefusableForm
from network_portal.organisations.models import Organisation

OFFERED_MEETINGS = 10


class TaskForm(RefusableForm):
    """What `actions.tasks.add_task` needs. `key` tells a form that is sent twice."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    words = LongText(label=_("What is to be done"), rows=3, max_length=1000)
    organisation = forms.TypedChoiceField(label=_("Who answers for it"), required=False, coerce=int, empty_value=None)
    due_on = DayField(label=_("Due"), required=False)
    meeting = forms.TypedChoiceField(label=_("From which meeting"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"key": uuid4()}} | kwargs)
        self.fields["words"].required = True
        seats = [(seat.organisation_id, str(seat.organisation.name)) for seat in acting_seats(body)]
        self._offer("organisation", [("", _("Nobody in particular")), *seats])
        self.meetings = {one.pk: one for one in last_meetings(body, OFFERED_MEETINGS)}
        told = [(pk, meeting_in_words(one)) for pk, one in self.meetings.items()]
        self._offer("meeting", [("", _("None")), *told])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        body = Organisation.objects.filter(pk=said["organisation"] or 0).first()
        told = {name: said[name] for name in ("key", "words", "due_on")}
        return told | {"organisation": body, "meeting": self.meetings.get(said["meeting"])}
