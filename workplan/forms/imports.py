from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.common.forms.plain import PlainForm
from network_portal.common.forms.tables import TableFileForm, megabytes


class ImportForm(TableFileForm):
    """The file of a plan."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("File of the plan")

    def too_large(self) -> str:
        sentence = _("The file has more than %(megabytes)d MB. A plan fits in less: take out pictures.")
        return sentence % {"megabytes": megabytes()}


class ConfirmForm(PlainForm):
    """What the preview sends back: which file, what it was seen to do, and whether it may also tell what was done."""

    kept = forms.CharField(max_length=40, widget=forms.HiddenInput)
    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)
    with_done = forms.BooleanField(
        label=gettext_lazy("Also take the dates on which deliverables were done, and mark them as done"), required=False
    )

    with_removals = forms.BooleanField(
        label=gettext_lazy("Yes, take away what stands in the plan where the file has an empty cell"), required=False
    )

    marks: ClassVar = {"with_done": "", "with_removals": ""}  # the questions say themselves that they may stay open
