from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.versions import VersionedForm
from pledges.models import Submission
from pledges.rules.lengths import COMMENT


class ReturnForm(VersionedForm):
    comment = forms.CharField(
        label=_("What is missing"),
        help_text=_("Those who wrote the pledge read this."),
        max_length=COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, submission: Submission, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": submission.version}} | kwargs)
