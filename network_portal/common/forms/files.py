"""A file in a form: `cleaned_data` holds a `CleanFile`, or the form says in a sentence why not."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from network_portal.common.files import KINDS, CleanFile, FileRefused, clean_file
from network_portal.common.files.checking import check_size

ENDINGS = ",".join(ending for kind in KINDS.values() for ending in kind.extensions)


class CleanFileField(forms.FileField):
    """Its form's page needs `enctype="multipart/form-data"`."""

    default_error_messages = {
        "required": _("Choose the file first."),
        "invalid": _("Choose the file first."),
        "missing": _("Choose the file first."),
        "empty": _("This file is empty. Choose another one."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("File"))
        kwargs.setdefault(
            "help_text",
            _(
                "PDF, a picture (JPEG, PNG, WebP), a document, table or slides (DOCX, XLSX, PPTX, ODT, ODS, ODP) or "
                "CSV; at most 25 MB. The place and camera are removed from pictures."
            ),
        )
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ENDINGS}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> CleanFile | None:
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return None
        try:
            check_size(upload.size or 0)
            return clean_file(upload.read(), upload.name or "")
        except FileRefused as error:
            raise ValidationError(str(error), code=error.code) from error
