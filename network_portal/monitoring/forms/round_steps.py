from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.merging import MergingForm
from network_portal.common.forms.versions import DayField, RefusableForm
from network_portal.common.languages import date_in_words
from network_portal.monitoring.models import Round
from network_portal.monitoring.rules.lengths import LONGEST_OPENING
from network_portal.organisations.models import Organisation


class RoundForm(MergingForm):
    """What co-chairs change of a round; each field is named as that of the round."""

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": self.saved(round_) | {"version": round_.version}} | kwargs)

    @classmethod
    def saved(cls, round_: Round) -> dict[str, Any]:
        return {name: getattr(round_, name) for name in cls.base_fields if name != "version"}


class OpeningForm(RoundForm):
    """What the co-chairs say in the opening message, and whether it waits for them."""

    words = forms.CharField(
        label=_("Your words in the opening message"),
        help_text=_("One paragraph, in the language of this page. It goes to everybody as it is."),
        required=False,
        max_length=LONGEST_OPENING,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_held = forms.BooleanField(label=_("Hold the call until I open the round myself"), required=False)


class DaysForm(RoundForm):
    due_on = DayField(label=_("Due on"))
    closes_on = DayField(label=_("Closes on"))

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, round_=round_, **kwargs)
        told = _("The round opens on %(day)s, which does not change here.")
        if round_.is_open:
            told = _("The round opened on %(day)s, which does not change any more.")
        self.fields["due_on"].help_text = told % {"day": date_in_words(round_.opens_on)}


class ReopenForm(RefusableForm):
    organisation: Any = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), empty_label=_("Choose")
    )
    until = DayField(label=_("Until"))

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["organisation"]
        asked.queryset = Organisation.objects.filter(duties__round=round_).distinct()
