from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.versions import VersionedForm
from network_portal.monitoring.models import Paragraph
from network_portal.monitoring.rules.lengths import LONGEST_STEP


class ParagraphForm(VersionedForm):
    words = forms.CharField(
        label=_("Your paragraph"),
        help_text=_("What your own organisation did, in the language of this page."),
        max_length=LONGEST_STEP,
        error_messages={"required": _("Write the paragraph first.")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, paragraph: Paragraph | None, **kwargs: Any) -> None:
        words, version = (paragraph.words, paragraph.version) if paragraph else ("", 0)
        super().__init__(*args, **{"initial": {"words": words, "version": version}} | kwargs)
