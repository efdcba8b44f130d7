from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mechanism.actions.milestones import Achieved
from mechanism.models.milestones import MOST_SOURCE, PRECISIONS
from network_portal.common.forms.versions import DayField, RefusableForm
from network_portal.common.languages import current_language

MOST_WORDS = 600


class MilestoneForm(RefusableForm):
    """What `publish_milestone` needs."""

    language = forms.ChoiceField(label=pgettext_lazy("practice", "Written in"), choices=settings.LANGUAGES)
    words = forms.CharField(
        label=_("What was achieved"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence. Everybody reads this: name no person."),
    )
    day = DayField(label=_("Day"), help_text=_("If only the month is known, any day of it."))
    precision = forms.ChoiceField(label=_("What is known of it"), choices=PRECISIONS, widget=forms.RadioSelect)
    source = forms.CharField(
        label=_("Source"), required=False, max_length=MOST_SOURCE, help_text=_("Minutes, a document, an address.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"language": current_language(), "precision": "day"}} | kwargs)

    def achieved(self) -> Achieved:
        return Achieved(**self.cleaned_data)
