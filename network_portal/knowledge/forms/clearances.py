from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.common import actors, clock
from network_portal.common.actors import Actor
from network_portal.common.forms.files import CleanFileField
from network_portal.common.forms.sections import StepForm
from network_portal.common.forms.versions import DayField, RefusableForm, VersionedForm
from network_portal.common.registry import ToClear
from network_portal.knowledge.actions.clearances import Sent
from network_portal.knowledge.models import Clearance, ClearanceAnswer
from network_portal.knowledge.models.clearances import ANSWERS
from network_portal.knowledge.rules import lengths
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.teams import member_agencies

USUAL, USUAL_TIME = timedelta(days=7), time(18)


class DeadlineForm(RefusableForm):
    """A moment of the Network's calendar, as a day and a time."""

    closes_on = DayField(label=gettext_lazy("Last day for an answer"))
    closes_time = forms.TimeField(
        label=gettext_lazy("Until what time"),
        initial=USUAL_TIME,
        input_formats=["%H:%M"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("This is not a time. Write it like this: 18:00.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_on"].initial = clock.today() + USUAL
        self.fields["closes_on"].help_text = _("At least 72 hours from now.")
        self.fields["closes_time"].help_text = _("In the Network's time: %(zone)s.") % {
            "zone": settings.TIME_ZONE_WORDS
        }

    @property
    def closes_at(self) -> datetime:
        day, hour = self.cleaned_data["closes_on"], self.cleaned_data["closes_time"]
        return datetime.combine(day, hour, ZoneInfo(settings.TIME_ZONE))


class OpenClearanceForm(DeadlineForm):
    """Of something that the portal knows its files and addresses come along; else they are asked for."""

    title = forms.CharField(label=gettext_lazy("What is to be cleared"), max_length=lengths.TITLE)
    words = forms.CharField(
        label=gettext_lazy("Words to the members"),
        required=False,
        max_length=lengths.COMMENT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("What it is, and what changes when it is cleared."),
    )
    address = forms.URLField(
        label=gettext_lazy("Address where it is read"),
        required=False,
        max_length=lengths.ADDRESS,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
    )
    file = CleanFileField(label=gettext_lazy("The document"), required=False)

    def __init__(self, *args: Any, by: Actor, thing: ToClear | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if thing is not None:
            self.fields["title"].initial, self.fields["words"].initial = thing.title, thing.words
            if thing.files or thing.address:
                del self.fields["address"], self.fields["file"]
        elif not by.has_role(actors.CO_CHAIR):
            self.fields["organisation"] = _own_agencies(by)
        first = ["organisation", "title", "words", "address", "file"]
        self.order_fields(first)

    @property
    def sent(self) -> Sent:
        said = self.cleaned_data
        return Sent(said["title"], said["words"], self.closes_at, said.get("address") or "", said.get("file"))


class ExtendForm(DeadlineForm, StepForm):
    def __init__(self, *args: Any, submission: Clearance, **kwargs: Any) -> None:
        now = submission.closes_at.astimezone(ZoneInfo(settings.TIME_ZONE))
        initial = {"version": submission.version, "closes_on": now.date(), "closes_time": now.time()}
        super().__init__(*args, **{"submission": submission, "initial": initial} | kwargs)
        self.fields["closes_on"].help_text = _("Later than now: a deadline is never shortened.")


class WithdrawClearanceForm(StepForm):
    reason = forms.CharField(
        label=gettext_lazy("Why it is withdrawn"),
        help_text=gettext_lazy("Every member reads this."),
        max_length=lengths.COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(VersionedForm):
    answer = forms.ChoiceField(label=gettext_lazy("Your answer"), choices=ANSWERS, widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("Your words"),
        required=False,
        max_length=lengths.COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Needed with a comment or an objection. Every member and the co-chairs read them."),
    )

    def __init__(self, *args: Any, row: ClearanceAnswer, **kwargs: Any) -> None:
        initial = self.saved(row) | {"version": row.version}
        super().__init__(*args, **{"initial": initial, "prefix": f"a{row.organisation_id}"} | kwargs)

    @classmethod
    def saved(cls, row: ClearanceAnswer) -> dict[str, Any]:
        return {"answer": row.answer, "words": row.words}


def _own_agencies(by: Actor) -> forms.ModelChoiceField:
    mine = Organisation.objects.filter(pk__in=member_agencies(by.organisations_as(actors.FOCAL_POINT)))
    field: Any = forms.ModelChoiceField(
        label=_("For which agency"), queryset=mine, empty_label=None, widget=forms.RadioSelect
    )
    field.initial = mine.first() if mine.count() == 1 else None
    return field
