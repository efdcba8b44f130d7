from typing import Any

from django import forms
from django.utils.translation import gettext as _

from network_portal.common.forms.plain import PlainForm
from network_portal.common.forms.tables import TableFileForm


class PledgeFileForm(TableFileForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("File of pledges")


class ConfirmImportForm(PlainForm):
    """Which preview was seen."""

    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)
