from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.plain import PlainForm
from network_portal.common.forms.tables import TableFileForm


class TranslationsFileForm(TableFileForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("File of translations")


class ConfirmForm(PlainForm):
    kept = forms.CharField(max_length=40, widget=forms.HiddenInput)
    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)
