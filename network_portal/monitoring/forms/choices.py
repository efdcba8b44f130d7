from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.merging import MergingForm
from network_portal.monitoring.queries.choices import Chosen


class ChoiceForm(MergingForm):
    is_called = forms.BooleanField(
        label=_("Ask for updates in each round"),
        help_text=_(
            "When a round opens, the focal points get one mail with what is asked. It holds from the next round."
        ),
        required=False,
    )
    is_reminded = forms.BooleanField(
        label=_("Remind before and after updates are due"),
        help_text=_("Also of updates that came back. It holds at once."),
        required=False,
    )

    def __init__(self, *args: Any, chosen: Chosen, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": self.saved(chosen) | {"version": chosen.version}} | kwargs)

    @staticmethod
    def saved(chosen: Chosen) -> dict[str, Any]:
        return {"is_called": chosen.is_called, "is_reminded": chosen.is_reminded}
