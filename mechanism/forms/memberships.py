from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mechanism.models import MembershipRequest
from network_portal.common.forms.sections import StepForm
from network_portal.common.forms.versions import RefusableForm
from network_portal.organisations.models import Organisation

WORDS = 3000


class ForOrganisation(RefusableForm):
    """Says for whom it acts, so that a choice made in another window changes nothing of it."""

    organisation = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"organisation": organisation.pk}} | kwargs)


class AskForm(ForOrganisation):
    words = forms.CharField(
        label=_("Why your organisation wishes to sit in this table"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The secretariat of the table reads this, and the co-chairs. Leave out names of people."),
    )


class OwnStepForm(StepForm):
    """A press on a request of one's own organisation, for which it says that it acts."""

    organisation = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, submission: MembershipRequest, **kwargs: Any) -> None:
        initial = {"version": submission.version, "organisation": submission.organisation_id}
        super().__init__(*args, **{"submission": submission, "initial": initial} | kwargs)


class AppealForm(OwnStepForm):
    words = forms.CharField(
        label=_("What the table should have considered"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Whoever decides for the Liaison Table reads this beside the reason of the table."),
    )


class DeclineForm(StepForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The organisation reads this, and may ask the Liaison Table."),
    )


class AnswerForm(StepForm):
    """The answer of the Liaison Table to an appeal."""

    CHOICES = [("admit", _("Admit the organisation to the table")), ("uphold", _("Uphold what the table decided"))]

    decision = forms.ChoiceField(label=_("Decision"), choices=CHOICES, widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("Answer"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The organisation reads this. The decision is the last one."),
    )

    @property
    def said(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in ("version", "answer")}
        return {**said, "admits": self.cleaned_data["decision"] == "admit"}
