from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.versions import VersionedForm
from network_portal.monitoring.rules.lengths import LONGEST_WORDS


class ReturnForm(VersionedForm):
    comment = forms.CharField(
        label=_("What is missing"), max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )
