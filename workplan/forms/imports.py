from pathlib import PurePath
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.common.forms.plain import PlainForm

EXTENSIONS = (".csv", ".xlsx")
WORKBOOK_BEGINS = b"PK\x03\x04"


class ImportForm(PlainForm):
    """The file of a plan; `content` are its bytes once the form is valid."""

    use_required_attribute = False

    file = forms.FileField(
        label=gettext_lazy("File of the plan"),
        widget=forms.FileInput(attrs={"accept": ",".join(EXTENSIONS)}),
        error_messages={
            "required": gettext_lazy("Choose the file first."),
            "empty": gettext_lazy("The file is empty."),
        },
    )
    content: bytes = b""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sentence = _("XLSX or CSV, at most %(megabytes)d MB. Nothing is changed before you have seen the preview.")
        self.fields["file"].help_text = sentence % {"megabytes": _megabytes()}

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        extension = PurePath(file.name or "").suffix.lower()
        if extension not in EXTENSIONS:
            raise forms.ValidationError(
                _("“%(name)s” is neither an XLSX nor a CSV file. Save it as one of the two.") % {"name": file.name}
            )
        if (file.size or 0) > settings.UPLOAD_MAX_BYTES:
            sentence = _("The file has more than %(megabytes)d MB. A plan fits in less: take out pictures.")
            raise forms.ValidationError(sentence % {"megabytes": _megabytes()})
        self.content = file.read()
        if self.content.startswith(WORKBOOK_BEGINS) != (extension == ".xlsx"):
            raise forms.ValidationError(
                _("The file is not what its name says: “%(name)s”. Save it again from your spreadsheet.")
                % {"name": file.name}
            )
        return file


class ConfirmForm(PlainForm):
    """What the preview sends back: which file, what it was seen to do, and whether it may also tell what was done."""

    kept = forms.CharField(max_length=40, widget=forms.HiddenInput)
    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)
    with_done = forms.BooleanField(
        label=gettext_lazy("Also take the dates on which deliverables were done, and mark them as done"), required=False
    )

    marks: ClassVar = {"with_done": ""}  # the question says itself that it may stay open


def _megabytes() -> int:
    return int(settings.UPLOAD_MAX_BYTES) // 1024**2
