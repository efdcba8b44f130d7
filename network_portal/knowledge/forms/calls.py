from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common.errors import DomainError
from network_portal.common.forms.sections import StepForm
from network_portal.common.forms.several import SeveralRows
from network_portal.common.forms.versions import UNREADABLE, DayField, VersionedForm
from network_portal.common.languages import current_language
from network_portal.knowledge.actions.calls import WORDS, CallValues, refusals
from network_portal.knowledge.models import PracticeCall, PracticeSubmission
from network_portal.knowledge.queries.calls import open_calls
from network_portal.knowledge.rules import lengths
from network_portal.taxonomy.models import Objective

SAID = (*WORDS, "opens_on", "closes_on", "objectives")


class CallForm(VersionedForm):
    """What `actions.calls.open_call` and `change_call` need."""

    language = forms.ChoiceField(label=pgettext_lazy("practice", "Written in"), choices=settings.LANGUAGES)
    title = forms.CharField(
        label=_("Title"),
        max_length=lengths.TITLE,
        help_text=_("What the call is about, for example: Practices that keep families together."),
    )
    words = forms.CharField(
        label=_("What is looked for"),
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Which practices, of whom, and what becomes of them."),
    )
    objectives: Any = SeveralRows(
        label=_("Objectives"),
        queryset=Objective.objects.order_by("number"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    opens_on = DayField(label=_("First day"))
    closes_on = DayField(label=_("Last day"), help_text=_("On this day practices can still be sent."))

    def __init__(self, *args: Any, call: PracticeCall | None = None, **kwargs: Any) -> None:
        initial = saved_call(call) | {"version": call.version} if call else {"version": 0}
        super().__init__(*args, **{"initial": {"language": current_language()} | initial} | kwargs)

    def refusals(self) -> Iterator[DomainError]:
        said = self.cleaned_data
        return refusals(
            title=said.get("title", UNREADABLE),
            words=said.get("words", UNREADABLE),
            opens_on=said.get("opens_on"),
            closes_on=said.get("closes_on"),
        )

    def values(self) -> CallValues:
        return CallValues(**{name: self.cleaned_data[name] for name in SAID})


class TakeOffForm(VersionedForm):
    """What `actions.calls.take_off_call` needs."""

    def __init__(self, *args: Any, call: PracticeCall, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": call.version}} | kwargs)


def saved_call(call: PracticeCall) -> dict[str, Any]:
    """As kept, named and typed as `cleaned_data` of CallForm."""
    values: dict[str, Any] = {name: getattr(call.original, name) for name in WORDS}
    values |= {"opens_on": call.opens_on, "closes_on": call.closes_on}
    return values | {"objectives": list(call.objectives.order_by("number"))}


def call_field(chosen: PracticeCall | None = None) -> forms.ModelChoiceField:
    """The open calls, and the one that was chosen, which may be over by now."""
    offered = PracticeCall.objects.filter(
        pk__in=[*open_calls().values_list("pk", flat=True), chosen.pk if chosen else 0]
    )
    field = CallChoice(
        label=_("Does it answer a call?"),
        queryset=offered.order_by("closes_on", "pk").prefetch_related("texts"),
        required=False,
        blank=True,
        empty_label=_("No call"),
        widget=forms.RadioSelect,
    )
    field.initial = chosen
    return field


class CallChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return obj.text.title


class AnswerForm(StepForm):
    def __init__(self, *args: Any, submission: PracticeSubmission, **kwargs: Any) -> None:
        super().__init__(*args, submission=submission, **kwargs)
        self.fields["call"] = call_field(submission.call)

    @property
    def offers_calls(self) -> bool:
        offered: Any = self.fields["call"]
        return bool(offered.queryset.exists())
