"""What somebody who joins answers: one form a step, which keeps however far it got, and all on one page."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mechanism.forms.registration_fields import (
    OrganisationFields,
    SafetyFields,
    TablesFields,
    WorkFields,
    places,
    subregion_choices,
)
from mechanism.rules.registrations import REQUIRED, YES, missing
from mechanism.words_of_joining import FIELD_WORDS
from network_portal.common.errors import DomainError
from network_portal.common.forms.sections import DraftForm
from network_portal.common.forms.versions import RefusableForm, VersionedForm
from network_portal.organisations.rules.names import normalise


class StepOfJoining(DraftForm):
    """One step, however far it got."""

    marks: Mapping[str, Any] = MappingProxyType(dict.fromkeys(REQUIRED, ""))  # needed to send it

    def in_words(self, name: str, value: Any) -> str:
        if name == "where":
            flat = {code: words for _group, some in places()[1:] for code, words in some}
            return str(flat.get(value, value or ""))
        return super().in_words(name, value)


class OrganisationForm(StepOfJoining, OrganisationFields):
    pass


class WorkForm(StepOfJoining, WorkFields):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_subregions(self.submission.values)


class TablesForm(StepOfJoining, TablesFields):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_tables(self.submission.values.get("objectives") or [])


class SafetyForm(StepOfJoining, SafetyFields):
    marks = MappingProxyType({"at_risk": "", "alias": _("(if you answered yes)")})

    def refusals(self) -> Iterator[DomainError]:
        return alias_refusals({**self.submission.values, **self.values})


STEP_FORMS: dict[str, type[StepOfJoining]] = {
    "organisation": OrganisationForm,
    "work": WorkForm,
    "tables": TablesForm,
    "safety": SafetyForm,
}


class WholeForm(RefusableForm, OrganisationFields, WorkFields, TablesFields, SafetyFields):
    """All on one page, and whole."""

    marks = MappingProxyType({"alias": _("(if you answered yes)")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in REQUIRED:
            self.fields[name].required = True
        subregion: Any = self.fields["subregion"]
        subregion.choices = subregion_choices()
        subregion.help_text = _("Only of organisations in Belize, Guyana or Suriname.")
        self.offer_tables([])
        self.order_fields(FIELD_WORDS)

    def refusals(self) -> Iterator[DomainError]:
        if "alias" in missing(self.cleaned_data):
            yield DomainError("alias_missing", field="alias")
        yield from alias_refusals(self.cleaned_data)

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name in FIELD_WORDS}


class AssistedForm(WholeForm):
    """Written for an organisation by somebody else; the contact confirms it."""

    contact_email = forms.EmailField(
        label=_("E-mail address of the contact"),
        help_text=_("The invitation goes there. Nothing is shown to a table before the contact confirms it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    contact_language = forms.ChoiceField(label=_("Language of the contact"), choices=settings.LANGUAGES)
    agrees = forms.BooleanField(
        label=_("The organisation asked me to write this down, and knows that the contact has 30 days to confirm it.")
    )


class ConfirmForm(VersionedForm, WholeForm):
    """Corrected by its own people; whether it is protected they decide in the pages of their organisation."""

    def __init__(self, *args: Any, is_protected: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("at_risk", "alias", *(("name", "acronym") if is_protected else ())):
            del self.fields[name]


def alias_refusals(values: Mapping[str, Any]) -> Iterator[DomainError]:
    """An alias that is the name hides nothing."""
    alias = normalise(str(values.get("alias") or ""))
    names = {normalise(str(values.get(name) or "")) for name in ("name", "acronym")} - {""}
    if values.get("at_risk") == YES and alias and alias in names:
        yield DomainError("alias_tells_the_name", field="alias")
