from collections import Counter
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from network_portal.common.forms.versions import RefusableForm
from network_portal.organisations.models import Organisation


class NewsRequestForm(RefusableForm):
    """Whom to ask, in which words. `asked_before` is set by the preview, see `actions.news_requests`."""

    organisation: Any = forms.ModelChoiceField(
        label=_("Whom to ask"), queryset=None, to_field_name="slug", empty_label=None, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Your words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "They are added to the message as you write them. The rest of the message is in each reader's language."
        ),
    )
    asked_before = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, askable: list[Organisation], people: Counter[int], **kwargs: Any) -> None:
        """`people` counts the focal points by the organisation's id."""
        first = askable[0].slug if askable else ""
        super().__init__(*args, **{"initial": {"organisation": first}} | kwargs)
        ids = [organisation.pk for organisation in askable]
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=ids)
        field.choices = [(one.slug, _with_people(one, people[one.pk])) for one in askable]


def _with_people(organisation: Organisation, people: int) -> str:
    sentence = ngettext("%(name)s: %(people)d focal point", "%(name)s: %(people)d focal points", people)
    return sentence % {"name": organisation.short_name, "people": people}
