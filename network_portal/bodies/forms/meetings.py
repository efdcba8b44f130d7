from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.bodies.actions.meetings import MeetingValues
from network_portal.bodies.models import Meeting
from network_portal.bodies.queries.members import acting_seats
from network_portal.bodies.rules.zones import ZONES, instant
from network_portal.common.errors import DomainError
from network_portal.common.forms.sections import LongText, StepForm
from network_portal.common.forms.versions import DayField, VersionedForm
from network_portal.common.languages import current_language

SAID = ("kind", "minutes_long", "zone", "language", "place", "link", "agenda")
LONGEST_MEETING = 7 * 24 * 60


class MeetingForm(VersionedForm):
    """What `actions.meetings.convene_meeting` and `change_meeting` need. `uid` tells a form that is sent twice."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=_("What kind of meeting"),
        choices=Meeting.KINDS,
        widget=forms.RadioSelect,
        help_text=_("Ordinary meetings are those that are owed every three months, or in the months of the Network."),
    )
    day = DayField(label=_("Day"))
    time = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("What stands in “Time” is no time. Write it like this: 15:30.")},
    )
    zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=[(zone, zone.replace("_", " ")) for zone in ZONES],
        help_text=_("Day and time are those of this zone. Invitations also say the time in UTC."),
    )
    minutes_long = forms.IntegerField(label=_("Length in minutes"), min_value=5, max_value=LONGEST_MEETING)
    place = forms.CharField(
        label=_("Place"), max_length=300, required=False, help_text=_("Only those who are invited read this.")
    )
    link = forms.URLField(
        label=_("Link to the meeting"),
        max_length=1000,
        required=False,
        assume_scheme="https",
        help_text=_("Only those who are invited read this."),
    )
    agenda = LongText(label=_("Agenda"), rows=6, max_length=5000, help_text=_("One item a line."))
    language = forms.ChoiceField(label=pgettext_lazy("meeting", "Language of the meeting"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, meeting: Meeting | None = None, **kwargs: Any) -> None:
        fresh = {"kind": Meeting.ORDINARY, "zone": settings.TIME_ZONE, "minutes_long": 120, "version": 0}
        fresh |= {"language": current_language(), "uid": uuid4()}
        initial = saved_meeting(meeting) | {"version": meeting.version, "uid": meeting.uid} if meeting else fresh
        super().__init__(*args, **{"initial": initial} | kwargs)

    def refusals(self) -> Iterator[DomainError]:
        if all(name in self.cleaned_data for name in ("day", "time", "zone")) and self._starts_at is None:
            yield DomainError("meeting_time_unknown", field="time")

    @property
    def _starts_at(self) -> datetime | None:
        said = self.cleaned_data
        return instant(said["day"], said["time"], said["zone"])

    def values(self) -> MeetingValues:
        starts_at = self._starts_at
        assert starts_at
        return MeetingValues(starts_at=starts_at, **{name: self.cleaned_data[name] for name in SAID})


class CancelForm(StepForm):
    reason = LongText(
        label=_("Reason"), rows=4, max_length=2000, help_text=_("Whoever was invited reads this in their mail.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True


class AttendanceForm(StepForm):
    """A box for each organisation that sits in the body, and for those that were there and sit there no more."""

    def __init__(self, *args: Any, submission: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, submission=submission, **kwargs)
        there: dict[int, str] = {one.organisation_id: str(one.organisation.name) for one in attendance_rows(submission)}
        sits: dict[int, str] = {
            seat.organisation_id: str(seat.organisation.name) for seat in acting_seats(submission.body)
        }
        choices = sorted({**there, **sits}.items(), key=lambda one: one[1].casefold())
        self.fields["organisations"] = forms.TypedMultipleChoiceField(
            label=_("Organisations that took part"),
            choices=choices,
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            initial=list(there),
            help_text=_("Of people nothing is kept. Nobody outside the body reads this."),
        )


def attendance_rows(meeting: Meeting) -> Any:
    return meeting.attendance.select_related("organisation").order_by("organisation__name", "pk")


def saved_meeting(meeting: Meeting) -> dict[str, Any]:
    """As kept, named and typed as `cleaned_data` of MeetingForm."""
    there = meeting.starts_at.astimezone(ZoneInfo(meeting.zone))
    return {"day": there.date(), "time": there.time()} | {name: getattr(meeting, name) for name in SAID}
