from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.monitoring.forms.versions import VersionedForm
from network_portal.monitoring.models import Round
from network_portal.organisations.models import Organisation


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=picker, input_formats=["%Y-%m-%d"], **kwargs)


class OpeningForm(VersionedForm):
    """What the co-chairs say in the opening message, and whether it waits for them."""

    words = forms.CharField(
        label=_("Your words in the opening message"),
        help_text=_("One paragraph, in the language of this page. It goes to everybody as it is."),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_held = forms.BooleanField(label=_("Hold the call until I open the round myself"), required=False)

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        initial = {"version": round_.version, "words": round_.words, "is_held": round_.is_held}
        super().__init__(*args, **{"initial": initial} | kwargs)


class DaysForm(VersionedForm):
    due_on = DayField(label=_("Due on"))
    closes_on = DayField(label=_("Closes on"))

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        initial = {"version": round_.version, "due_on": round_.due_on, "closes_on": round_.closes_on}
        super().__init__(*args, **{"initial": initial} | kwargs)


class NudgeForm(forms.Form):
    words = forms.CharField(
        label=_("Your words"), required=False, max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    nudged_before = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ReturnForm(VersionedForm):
    comment = forms.CharField(label=_("What is missing"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}))


class ReopenForm(forms.Form):
    organisation: Any = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())
    until = DayField(label=_("Until"))

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["organisation"]
        asked.queryset = Organisation.objects.filter(duties__round=round_).distinct()
