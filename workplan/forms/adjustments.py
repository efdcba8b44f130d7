from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import DomainError
from network_portal.common.forms.versions import RefusableForm
from workplan.actions.adjustments import Agreement
from workplan.rules import lengths


class AgreementForm(RefusableForm):
    """Why an endorsed plan is adjusted and who agreed; asked for by `ask_for_agreement` alone."""

    def ask_for_agreement(self) -> None:
        self.fields["reason"] = forms.CharField(
            label=_("Why it is adjusted"),
            required=False,
            max_length=lengths.REASON,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Everyone can read this beside the activity. Name bodies and meetings, not persons."),
        )
        self.fields["agreed_by"] = forms.CharField(
            label=_("Who agreed"),
            required=False,
            max_length=lengths.ENDORSED_BY,
            help_text=_("A meeting and its date, or the organisations that agreed."),
        )

    @property
    def agreement(self) -> Agreement:
        said: dict[str, Any] = self.cleaned_data
        return Agreement(reason=said.get("reason", ""), agreed_by=said.get("agreed_by", ""))

    def refuse(self, error: DomainError) -> None:
        """Both that are missing are said at once."""
        super().refuse(error)
        if error.code == "adjustment_needs_reason" and not self.agreement.agreed_by.strip():
            super().refuse(DomainError("adjustment_needs_agreement", field="agreed_by"))
