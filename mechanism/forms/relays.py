from django import forms
from django.utils.translation import gettext_lazy as _

from mechanism.forms.memberships import WORDS, ForOrganisation


class MemberLetterForm(ForOrganisation):
    words = forms.CharField(label=_("Your message"), max_length=WORDS, widget=forms.Textarea(attrs={"rows": 7}))
    consents = forms.BooleanField(
        label=_("Pass my name, my e-mail address and my message on to who represents this organisation"),
        help_text=_(
            "They receive it by e-mail and answer you themselves. The portal keeps it for 30 days in the list of mails "
            "sent, and nowhere else."
        ),
    )
