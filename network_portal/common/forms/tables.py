"""A form that takes a table: XLSX or CSV, by its name and by its bytes."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.common.forms.plain import PlainForm

EXTENSIONS = (".csv", ".xlsx")
WORKBOOK_BEGINS = b"PK\x03\x04"


class TableFileForm(PlainForm):
    """`content` are the bytes of the file once the form is valid. Forms of a part give the field its own label."""

    use_required_attribute = False

    file = forms.FileField(
        label=gettext_lazy("File"),
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
        self.fields["file"].help_text = sentence % {"megabytes": megabytes()}

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        extension = PurePath(file.name or "").suffix.lower()
        if extension not in EXTENSIONS:
            raise forms.ValidationError(
                _("“%(name)s” is neither an XLSX nor a CSV file. Save it as one of the two.") % {"name": file.name}
            )
        if (file.size or 0) > settings.UPLOAD_MAX_BYTES:
            raise forms.ValidationError(self.too_large())
        self.content = file.read()
        if self.content.startswith(WORKBOOK_BEGINS) != (extension == ".xlsx"):
            raise forms.ValidationError(
                _("The file is not what its name says: “%(name)s”. Save it again from your spreadsheet.")
                % {"name": file.name}
            )
        return file

    def too_large(self) -> str:
        return _("The file has more than %(megabytes)d MB. Take out pictures, or send it in parts.") % {
            "megabytes": megabytes()
        }


def megabytes() -> int:
    return int(settings.UPLOAD_MAX_BYTES) // 1024**2
