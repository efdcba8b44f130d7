from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.common.folded import kept_words
from network_portal.common.forms.merging import MergingForm
from network_portal.common.forms.versions import VersionedForm
from network_portal.common.languages import current_language, language_name, translated_text
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.organisations.actions.profiles import ALWAYS_SEEN, fixed_fields
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.profiles import SECTORS
from network_portal.organisations.queries.names import PUBLIC_BODIES
from network_portal.organisations.queries.profiles import (
    SWITCHES,
    chosen_of,
    is_told_by_public_sources,
    saved_profile,
)
from network_portal.organisations.rules.names import LONGEST_NAME
from network_portal.taxonomy.models import Country, Objective
from network_portal.taxonomy.queries import all_countries, all_objectives, subregions

LINES = 2000
HELP = {
    "about": gettext_lazy("In your own words and language. Leave out names and addresses of people."),
    "networks": gettext_lazy("One a line."),
    "accreditation": gettext_lazy(
        "Such as consultative status with ECOSOC. It is never asked for, and nobody sees it here."
    ),
    "website": gettext_lazy("None is needed."),
}


def _label(name: str) -> str:
    field: Any = Organisation._meta.get_field(name)
    return str(capfirst(str(field.verbose_name)))


class _Countries(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return translated_text(obj, "name", current_language())[0]


class _Objectives(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number} · {translated_text(obj, 'short', current_language())[0]}"


class ProfileForm(MergingForm, VersionedForm):
    """What `actions.profiles.change_profile` takes; what is fixed for this organisation is not asked."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of organisation"))
    reach = forms.ChoiceField(label=gettext_lazy("Where it works"), choices=Organisation.REACHES)
    country = _Countries(label=gettext_lazy("Country"), required=False, queryset=Country.objects.none())
    subregion = forms.ChoiceField(
        label=gettext_lazy("Subregion"),
        required=False,
        help_text=gettext_lazy(
            "Organisations of Belize, Guyana and Suriname may choose; of others it follows from the country."
        ),
    )
    about = forms.CharField(required=False, max_length=LINES, widget=forms.Textarea(attrs={"rows": 5}))
    sectors = forms.MultipleChoiceField(required=False, choices=SECTORS, widget=forms.CheckboxSelectMultiple)
    objectives = _Objectives(
        label=gettext_lazy("Objectives"),
        required=False,
        queryset=Objective.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    networks = forms.CharField(required=False, max_length=LINES, widget=forms.Textarea(attrs={"rows": 3}))
    accreditation = forms.CharField(required=False, max_length=LINES, widget=forms.Textarea(attrs={"rows": 2}))
    website = forms.URLField(required=False, max_length=300, assume_scheme="https")

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        initial = saved_profile(organisation) | {"version": organisation.version}
        super().__init__(*args, **{"initial": initial} | kwargs)
        named = {f"name_{code}": self._name(code) for code in LANGUAGE_SUFFIXES}
        named |= {f"acronym_{code}": self._acronym(code) for code in LANGUAGE_SUFFIXES}
        self.fields = {**named, **self.fields}
        for field in named.values():
            field.show_hidden_initial = True
        for name in fixed_fields(organisation):
            self.fields.pop(name, None)
        for name in ("about", "sectors", "languages", "networks", "accreditation", "website"):
            self.fields[name].label = _label(name)
            self.fields[name].help_text = HELP.get(name, "")
        self._offer()

    def _name(self, code: str) -> forms.CharField:
        label = _("Name in %(language)s") % {"language": language_name(code.replace("_", "-"))}
        return forms.CharField(label=label, required=False, max_length=LONGEST_NAME)

    def _acronym(self, code: str) -> forms.CharField:
        label = _("Acronym in %(language)s") % {"language": language_name(code.replace("_", "-"))}
        return forms.CharField(label=label, required=False, max_length=40)

    def _offer(self) -> None:
        fields: Any = self.fields
        fields["languages"].choices = [(code, capfirst(language_name(code))) for code, _name in settings.LANGUAGES]
        fields["objectives"].queryset = all_objectives()
        if "kind" not in fields:
            return
        fields["kind"].choices = [pair for pair in Organisation.KINDS if pair[0] not in PUBLIC_BODIES]
        rows = all_countries()
        fields["country"].queryset = rows
        named = [(one.pk, translated_text(one, "name", current_language())[0]) for one in rows]
        fields["country"].choices = [("", "–"), *sorted(named, key=lambda pair: kept_words(pair[1]))]
        places = [(code, str(one.words)) for code, one in subregions().items()]
        fields["subregion"].choices = [("", _("As its country")), *places]

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class SeenForm(VersionedForm):
    """One switch a field, each off until it is chosen; `looked` are the choices whose preview was on the page."""

    looked = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        chosen = chosen_of(organisation)
        initial = {name: name in chosen for name in SWITCHES} | {"version": organisation.version}
        super().__init__(*args, **{"initial": initial} | kwargs)
        fixed = ALWAYS_SEEN if is_told_by_public_sources(organisation) else frozenset()
        for name in SWITCHES:
            if name not in fixed:
                label = _label(name)
                self.fields[name] = forms.BooleanField(label=label, required=False)
        if "is_listed" in self.fields:
            self.fields["is_listed"].label = _("Its name: everyone finds the organisation here")
            self.fields["is_listed"].help_text = _("Without this nothing else is seen, whatever is chosen below.")
        self.fields["takes_messages"].label = _(
            "Messages: anybody may write to its people by a form that tells no address"
        )
        self.fields["shows_tables"].help_text = _("Its name then stands with its tables and in the Mechanism's list.")

    @property
    def chosen(self) -> frozenset[str]:
        return frozenset(name for name in SWITCHES if self.cleaned_data.get(name))

    @property
    def as_looked(self) -> str:
        return ",".join(sorted(self.chosen))

    @property
    def was_looked_at(self) -> bool:
        return str(self.cleaned_data.get("looked")) == (self.as_looked or "-")


def saved_choices(organisation: Organisation) -> dict[str, bool]:
    return {name: bool(getattr(organisation, name)) for name in SWITCHES}
