from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import DomainError
from network_portal.common.forms.merging import MergingForm
from network_portal.common.forms.sections import LongText
from network_portal.common.forms.versions import VersionedForm
from network_portal.common.languages import TEXT_STATUSES
from network_portal.common.text_statuses import TextStatus
from network_portal.home.actions.pages import FIELDS, check_addresses
from network_portal.home.models import PageText
from network_portal.home.pages import shipped_words
from network_portal.home.rules.pages import BODY, LEAD, TITLE


class PageForm(MergingForm):
    """What a page says in one language."""

    title = forms.CharField(label=_("Title"), max_length=TITLE)
    lead = forms.CharField(
        label=_("First sentence"),
        max_length=LEAD,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What this page is. Search engines show it below the title."),
    )
    body = LongText(label=_("Text"), rows=24, max_length=BODY)
    status = forms.ChoiceField(
        label=_("Whose words these are"),
        choices=TEXT_STATUSES,
        widget=forms.RadioSelect,
        help_text=_("One language is the original; the others are translations of it."),
    )
    keeps_meaning = forms.BooleanField(
        label=_("It means the same as before: the other languages need not follow"),
        required=False,
        help_text=_("For a slip of the pen or a better link. Else readers of the other languages are told."),
    )

    def __init__(self, *args: Any, text: PageText, has_original: bool, **kwargs: Any) -> None:
        initial = saved_page(text) | {"version": text.version}
        initial["status"] = text.status or (TextStatus.UNOFFICIAL if has_original else TextStatus.ORIGINAL).value
        super().__init__(*args, **{"initial": initial} | kwargs)
        self.fields["body"].required = True
        for name in ("title", "lead", "body"):
            self.fields[name].widget.attrs["lang"] = text.language

    def refusals(self) -> Iterable[DomainError]:
        try:
            check_addresses(self.cleaned_data.get("body", ""))
        except DomainError as refusal:
            yield refusal

    @property
    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in FIELDS}


class RestoreForm(VersionedForm):
    """A press of a button on what its reader saw."""

    def __init__(self, *args: Any, text: PageText, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": text.version}} | kwargs)


def saved_page(text: PageText) -> dict[str, Any]:
    """Named and typed as `cleaned_data`; where nobody wrote, the words that the portal brings."""
    if text.body:
        return {name: getattr(text, name) for name in FIELDS}
    return dict(zip(FIELDS, (*shipped_words(text.slug, text.language), ""), strict=True))
