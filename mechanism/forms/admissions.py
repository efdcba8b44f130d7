from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mechanism.forms.memberships import WORDS, ForOrganisation
from network_portal.common.errors import DomainError
from network_portal.common.forms.sections import StepForm
from network_portal.organisations.models import Organisation
from network_portal.organisations.rules.names import normalise


class SuspendForm(StepForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The organisation reads this."),
    )


class ConfirmInWordsForm(ForOrganisation):
    """What cannot be taken back by a press is confirmed by writing the name."""

    name = forms.CharField(label=_("Write the name of the organisation to confirm"), max_length=300)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **{"organisation": organisation} | kwargs)
        self.names = {normalise(text) for text in (organisation.name, organisation.acronym) if text}

    def refusals(self) -> Any:
        written = self.cleaned_data.get("name")
        if written is not None and normalise(written) not in self.names:
            yield DomainError("name_not_repeated", field="name")
