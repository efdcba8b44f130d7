from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.versions import RefusableForm
from network_portal.monitoring.rules.lengths import LONGEST_WORDS


class NudgeForm(RefusableForm):
    words = forms.CharField(
        label=_("Your words"), required=False, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )
    nudged_before = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
