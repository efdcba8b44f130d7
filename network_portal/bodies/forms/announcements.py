from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.bodies.forms.rooms import OnceForm, language_field
from network_portal.bodies.rules.lengths import ANNOUNCEMENT, TITLE


class AnnouncementForm(OnceForm):
    subject = forms.CharField(label=_("Subject"), max_length=TITLE)
    text = forms.CharField(
        label=_("What you tell the members"),
        max_length=ANNOUNCEMENT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("It goes by e-mail to the people of every member. Leave out names of people at risk."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = language_field()
