from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.versions import RefusableForm

SALT = "monitoring.answers"
KEPT_SECONDS = 3600


class AnswerFileForm(RefusableForm):
    file = forms.FileField(
        label=_("The filled file"),
        help_text=_("XLSX or CSV, as you downloaded it. Nothing is saved before you have seen the preview."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Choose the file first."), "empty": _("The file is empty.")},
    )


def sealed(place: str, answers: list[list[object]]) -> str:
    """What the preview sends back: read once, changed by nobody in between, good for an hour and this place."""
    return signing.dumps(answers, salt=f"{SALT}:{place}", compress=True)


def unsealed(place: str, text: str) -> list[list[object]] | None:
    try:
        answers: list[list[object]] = signing.loads(text, salt=f"{SALT}:{place}", max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return None
    return answers
