from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.plain import PlainForm
from network_portal.organisations.rules.protection import LONGEST_ALIAS


class AliasForm(PlainForm):
    alias = forms.CharField(
        label=_("Alias"),
        max_length=LONGEST_ALIAS,
        help_text=_(
            "What your tables see instead of your name. Choose words that have nothing to do with it: no part of the "
            "name, no acronym, no place that gives you away."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class QuietForm(PlainForm):
    is_quiet = forms.BooleanField(
        label=_("Write quietly to everybody in our team"),
        required=False,
        help_text=_(
            "Mails and titles of pages then name no organisation, no table and not the Mechanism. A mail says only "
            "that there is something to read, and you read it here."
        ),
    )
