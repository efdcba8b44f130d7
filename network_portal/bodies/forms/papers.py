from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.bodies.forms.rooms import OnceForm, language_field
from network_portal.bodies.models import Body, Paper
from network_portal.bodies.models.papers import AUDIENCES
from network_portal.bodies.rules.lengths import COMMENT, SUMMARY, TITLE
from network_portal.bodies.rules.papers import MEMBERS, audiences_to_choose
from network_portal.common.forms.filters import FilterForm, filter_choice
from network_portal.common.forms.versions import RefusableForm, VersionedForm


class _Words(RefusableForm):
    title = forms.CharField(label=_("Title"), max_length=TITLE)
    summary = forms.CharField(
        label=_("In short"), required=False, max_length=SUMMARY, widget=forms.Textarea(attrs={"rows": 4})
    )
    audience = forms.ChoiceField(
        label=_("Who may see it"),
        choices=AUDIENCES,
        widget=forms.RadioSelect,
        help_text=_(
            "‘Everybody’ puts it on the public pages at once. Taken back, it is gone from them within a minute."
        ),
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = audiences_to_choose(has_public_page=body.kind in Body.OF_THE_MECHANISM)
        audience: Any = self.fields["audience"]
        audience.choices = [(code, words) for code, words in AUDIENCES if code in offered]
        self.fields["language"] = language_field()
        self.order_fields(["title", "summary", "language", "audience"])


class NewPaperForm(_Words, OnceForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["audience"] = MEMBERS


class PaperForm(_Words, VersionedForm):
    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        initial: Any = {**saved(paper), "version": paper.version}
        super().__init__(*args, body=paper.body, **{"initial": initial} | kwargs)

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "summary", "language", "audience")}


def saved(paper: Paper) -> dict[str, Any]:
    return {name: getattr(paper, name) for name in ("title", "summary", "language", "audience")}


class CommentForm(OnceForm):
    text = forms.CharField(label=_("Your comment"), max_length=COMMENT, widget=forms.Textarea(attrs={"rows": 5}))


class PaperFilterForm(FilterForm):
    language = filter_choice(pgettext_lazy("filter of papers", "Language of the file"))

    def __init__(self, *args: Any, languages: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("language", languages, pgettext_lazy("filter of papers", "Any"))
        self.understand()
