from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.organisations.models import Organisation
from workplan.forms.versions import RefusableForm


class NewsRequestForm(RefusableForm):
    """Whom to ask, in which words. `asked_before` is set by the preview, see `actions.news_requests`."""

    organisation = forms.ModelChoiceField(
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

    def __init__(self, *args: Any, askable: list[Organisation], **kwargs: Any) -> None:
        first = askable[0].slug if askable else ""
        super().__init__(*args, initial={"organisation": first}, **kwargs)
        ids = [organisation.pk for organisation in askable]
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=ids)
        self.fields["organisation"].choices = [(one.slug, one.short_name) for one in askable]
