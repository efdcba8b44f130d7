from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.versions import RefusableForm

NAME, WORDS = 100, 3000


class RelayForm(RefusableForm):
    """What `actions.relays.letter_of` needs. `homepage` is for machines: no person sees it."""

    name = forms.CharField(label=_("Your name"), max_length=NAME)
    address = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, help_text=_("They answer to this address, by e-mail.")
    )
    words = forms.CharField(
        label=_("Your message"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("What you would like to know. Leave out what nobody else should read, such as cases of people."),
    )
    consents = forms.BooleanField(
        label=_("Pass my name, my e-mail address and my message on to the people of this organisation"),
        help_text=_(
            "They receive it by e-mail and answer you themselves. The portal keeps it for 30 days in the list of mails "
            "sent, and nowhere else."
        ),
    )
    homepage = forms.CharField(required=False)
    is_too_many = False

    @property
    def is_of_a_machine(self) -> bool:
        return bool(self.data.get("homepage"))

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "homepage"}
