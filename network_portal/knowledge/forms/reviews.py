from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common.forms.sections import StepForm
from network_portal.common.forms.versions import VersionedForm
from network_portal.knowledge.models import Practice
from network_portal.knowledge.rules.lengths import COMMENT
from network_portal.knowledge.rules.reviews import Answer, Criterion

ANSWERS = [
    (Answer.YES.value, pgettext_lazy("review of a practice", "Yes")),
    (Answer.NO.value, pgettext_lazy("review of a practice", "No")),
    (Answer.UNCLEAR.value, pgettext_lazy("review of a practice", "Not clear")),
]
CRITERIA = {
    Criterion.IMPLEMENTED: _("Implemented: it was really carried out, and has results"),
    Criterion.RELEVANT: _("Relevant: it serves an objective of the Compact"),
    Criterion.COHERENT: _("Coherent: it fits human rights and the guiding principles"),
    Criterion.INNOVATIVE: _("Innovative: others can learn something new"),
    Criterion.REPLICABLE: _("Replicable: it can be done elsewhere"),
    Criterion.CROSS_CUTTING: _("Cross-cutting: it looks at gender, children and the whole of government and society"),
    Criterion.TIMELY: _("Timely: it answers a need of today"),
}


class ReviewForm(StepForm):
    words = forms.CharField(
        label=_("Your words, for those who decide"),
        required=False,
        max_length=COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for criterion, label in CRITERIA.items():
            self.fields[criterion.value] = forms.ChoiceField(label=label, choices=ANSWERS, widget=forms.RadioSelect)
        self.order_fields(["version", *(one.value for one in CRITERIA), "words"])

    @property
    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        answers = {one.value: self.cleaned_data[one.value] for one in Criterion}
        return {"version": self.cleaned_data["version"], "answers": answers, "words": self.cleaned_data["words"]}


class ReturnForm(StepForm):
    comment = forms.CharField(
        label=_("What is missing"),
        help_text=_("Those who wrote the practice read this."),
        max_length=COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class UnpublishForm(VersionedForm):
    reason = forms.CharField(
        label=_("Why it is taken off the public pages"), max_length=COMMENT, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, practice: Practice, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": practice.version}} | kwargs)
