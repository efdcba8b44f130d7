"""A publication on one page: what it is, and its words in up to four languages."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.common.actors import FOCAL_POINT, Actor
from network_portal.common.forms.files import CleanFileField
from network_portal.common.forms.folded import FoldedChoices
from network_portal.common.forms.merging import MergingForm
from network_portal.common.forms.sections import LongText, StepForm
from network_portal.common.forms.several import SeveralRows
from network_portal.common.forms.versions import DayField
from network_portal.common.languages import TEXT_STATUSES, current_language, language_name
from network_portal.common.text_statuses import TextStatus
from network_portal.knowledge.actions.publications import Words
from network_portal.knowledge.models import Publication
from network_portal.knowledge.models.publications import DOCUMENT_LANGUAGES, PUBLICATION_KINDS
from network_portal.knowledge.permissions import is_staff
from network_portal.knowledge.queries.publications import texts_by_language
from network_portal.knowledge.queries.submissions import organisations_to_name
from network_portal.knowledge.rules import lengths
from network_portal.organisations.forms.fields import OneOrganisation
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.country_choices import countries_by_subregion
from network_portal.taxonomy.models import Country, Objective

CODES = [code for code, _name in settings.LANGUAGES]
OWN, SEVERAL = ("kind", "issued_on"), ("objectives", "countries")


class PublicationForm(MergingForm):
    kind = forms.ChoiceField(label=gettext_lazy("Type"), choices=PUBLICATION_KINDS, widget=forms.RadioSelect)
    issued_on = DayField(
        label=gettext_lazy("Date of the document"), help_text=gettext_lazy("The day that the document itself bears.")
    )
    objectives: Any = SeveralRows(
        label=gettext_lazy("Objectives"),
        queryset=Objective.objects.order_by("number"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    countries: Any = SeveralRows(
        label=gettext_lazy("Countries"),
        queryset=Country.objects.all(),
        required=False,
        widget=FoldedChoices,
        help_text=gettext_lazy("Those that it speaks of; none for the whole region."),
    )

    def __init__(self, *args: Any, publication: Publication | None, **kwargs: Any) -> None:
        version = publication.version if publication else 0
        initial = (self.saved(publication) if publication else _nothing()) | {"version": version}
        super().__init__(*args, **{"initial": initial} | kwargs)
        self.fields["countries"].choices = countries_by_subregion()  # type: ignore[attr-defined]
        for code in CODES:
            for name, field in _fields_of(code).items():
                field.show_hidden_initial = True
                self.fields[name] = field

    @classmethod
    def saved(cls, publication: Publication) -> dict[str, Any]:
        """What is kept, named and typed as `cleaned_data`."""
        texts, own = texts_by_language(publication), {name: getattr(publication, name) for name in OWN}
        several = {name: list(getattr(publication, name).all()) for name in SEVERAL}
        said = _nothing(original="")
        for code, text in texts.items():
            said |= {_name("title", code): text.title, _name("summary", code): text.summary}
            said[_name("status", code)] = text.status
        return own | several | said

    @property
    def marks(self) -> dict[str, str]:
        """Which languages are filled is said once, above; each box need not say that it may stay empty."""
        return dict.fromkeys((_name(part, code) for part in ("title", "summary") for code in CODES), "")

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*OWN, *SEVERAL)}

    @property
    def texts(self) -> dict[str, Words]:
        return {
            code: Words(*(self.cleaned_data[_name(part, code)] for part in ("title", "summary", "status")))
            for code in CODES
        }

    @property
    def first_boxes(self) -> list[forms.BoundField]:
        return [self[name] for name in ("publisher", *OWN) if name in self.fields]

    @property
    def languages(self) -> list[dict[str, Any]]:
        """The boxes of each language, the reader's first; those in which nothing is written fold away."""
        order = sorted(CODES, key=lambda code: code != current_language())
        return [self._language(code, is_first=place == 0) for place, code in enumerate(order)]

    def _language(self, code: str, *, is_first: bool) -> dict[str, Any]:
        boxes = [self[_name(part, code)] for part in ("title", "summary", "status")]
        is_open = is_first or any(box.errors for box in boxes) or any(box.value() for box in boxes[:2])
        return {"name": capfirst(language_name(code)), "boxes": boxes, "is_open": is_open, "code": code}


class NewPublicationForm(PublicationForm):
    """With whose it is: of an organisation of the person's, or for staff of any, or the Network's."""

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, publication=None, **kwargs)
        label = _("Who publishes it")
        field: Any
        if is_staff.test(by):
            words = _("An organisation by acronym or name, in any language. Empty: the Regional Network.")
            field = OneOrganisation(label=label, help_text=words, required=False)
            field.among = organisations_to_name(by)
        else:
            mine = Organisation.objects.filter(pk__in=by.organisations_as(FOCAL_POINT))
            field = forms.ModelChoiceField(label=label, queryset=mine, empty_label=None, widget=forms.RadioSelect)
            field.initial = mine.first() if mine.count() == 1 else None
        self.fields["publisher"] = field


class DocumentFileForm(StepForm):
    file = CleanFileField(label=gettext_lazy("The file"))
    language = forms.ChoiceField(label=gettext_lazy("Language of the file"), choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_languages(self)


class DocumentLinkForm(StepForm):
    address = forms.URLField(
        label=gettext_lazy("Address"),
        max_length=lengths.ADDRESS,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
        help_text=gettext_lazy("Where it is read or watched, whole, with https://. The portal never opens it."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of what is there"), choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_languages(self)


class RemoveDocumentForm(StepForm):
    document = forms.IntegerField(widget=forms.HiddenInput)


class ReturnPublicationForm(StepForm):
    comment = forms.CharField(
        label=gettext_lazy("What is missing"),
        help_text=gettext_lazy("Those who wrote the publication read this."),
        max_length=lengths.COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class UnpublishPublicationForm(StepForm):
    reason = forms.CharField(
        label=gettext_lazy("Why it is taken off the public pages"),
        max_length=lengths.COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _offer_languages(form: forms.Form) -> None:
    field: Any = form.fields["language"]
    field.choices = [(code, capfirst(str(words))) for code, words in DOCUMENT_LANGUAGES]
    field.initial = current_language()


def _name(part: str, code: str) -> str:
    return f"{part}_{code.replace('-', '_')}"


def _nothing(original: str | None = None) -> dict[str, Any]:
    """Boxes in which nothing is written; the reader's language is the original unless said otherwise."""
    first = current_language() if original is None else original
    values: dict[str, Any] = {}
    for code in CODES:
        status = TextStatus.ORIGINAL if code == first else TextStatus.UNOFFICIAL
        values |= {_name("title", code): "", _name("summary", code): "", _name("status", code): status.value}
    return values


def _fields_of(code: str) -> dict[str, forms.Field]:
    told = {"language": language_name(code)}
    title = forms.CharField(label=_("Title in %(language)s") % told, required=False, max_length=lengths.TITLE)
    summary = LongText(rows=4, label=_("In short, in %(language)s") % told, max_length=lengths.SUMMARY)
    status = forms.ChoiceField(label=_("Whose words these are (%(language)s)") % told, choices=TEXT_STATUSES)
    for field in (title, summary):
        field.widget.attrs["lang"] = code
    return {_name("title", code): title, _name("summary", code): summary, _name("status", code): status}
