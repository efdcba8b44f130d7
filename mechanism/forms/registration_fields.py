"""The questions of somebody who joins, as each step and the form of one page ask them."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mechanism.queries.registrations import country_of, tables_told
from mechanism.rules.registrations import CHOOSE_SUBREGION, OUTSIDE, REGIONAL
from mechanism.words_of_joining import AT_RISK, FIELD_WORDS
from network_portal.common.languages import current_language, translated_text
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.profiles import SECTORS
from network_portal.organisations.rules.names import LONGEST_NAME
from network_portal.taxonomy.country_choices import countries_by_subregion
from network_portal.taxonomy.queries import all_objectives, subregions

LONGEST_ACRONYM, LONGEST_ALIAS, LONGEST_WORDS = 40, 120, 2_000
KINDS = [pair for pair in Organisation.KINDS if pair[0] not in (Organisation.UN_AGENCY, "government", "regional_body")]


def places() -> list[Any]:
    """Every country of the region and associate member, by subregion; then what is of no single one."""
    countries = [(group, [(str(pk), name) for pk, name in some]) for group, some in countries_by_subregion()]
    beyond = [(REGIONAL, gettext("Regional, in several countries")), (OUTSIDE, gettext("Outside the region"))]
    return [("", gettext("Choose")), *countries, (gettext("Not in one country"), beyond)]


def objectives() -> list[tuple[int, str]]:
    language = current_language()
    return [(one.number, f"{one.number}. {translated_text(one, 'short', language)[0]}") for one in all_objectives()]


def subregion_choices() -> list[tuple[str, Any]]:
    return [("", gettext("As it follows from the country")), *((code, one.words) for code, one in subregions().items())]


def _several(name: str, choices: Any, help_text: Any = "", coerce: Any = str) -> Any:
    return forms.TypedMultipleChoiceField(
        label=FIELD_WORDS[name],
        choices=choices,
        coerce=coerce,
        empty_value=[],
        required=False,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )


class OrganisationFields(forms.Form):
    name = forms.CharField(
        label=FIELD_WORDS["name"],
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("As you write it yourselves. It needs no legal form."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    acronym = forms.CharField(label=FIELD_WORDS["acronym"], max_length=LONGEST_ACRONYM, required=False)
    language = forms.ChoiceField(label=FIELD_WORDS["language"], choices=settings.LANGUAGES)
    kind = forms.ChoiceField(
        label=FIELD_WORDS["kind"],
        choices=[("", _("Choose")), *KINDS],
        required=False,
        help_text=_("If several fit, the one that says most of you."),
    )
    where = forms.ChoiceField(
        label=FIELD_WORDS["where"],
        choices=places,
        required=False,
        help_text=_("The country or territory, several countries, or outside the region."),
    )


class WorkFields(forms.Form):
    objectives = _several(
        "objectives", objectives, _("At least one. Those that you choose tell which tables fit you."), coerce=int
    )
    subregion = forms.ChoiceField(
        label=FIELD_WORDS["subregion"],
        required=False,
        help_text=_("Lists place your country differently. You may choose; else it follows from the country."),
    )
    sectors = _several("sectors", SECTORS)
    languages = _several("languages", settings.LANGUAGES)
    networks = forms.CharField(
        label=FIELD_WORDS["networks"],
        max_length=LONGEST_WORDS,
        required=False,
        help_text=_("One a line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    accreditation = forms.CharField(
        label=FIELD_WORDS["accreditation"],
        max_length=300,
        required=False,
        help_text=_("If it has one, such as consultative status with ECOSOC. Nobody needs it to join."),
    )

    def offer_subregions(self, values: dict[str, Any]) -> None:
        """To those alone whose country is placed differently by different lists."""
        country = country_of(values)
        if country is None or country.iso3 not in CHOOSE_SUBREGION:
            self.fields.pop("subregion", None)
            return
        field: Any = self.fields["subregion"]
        field.choices = subregion_choices()


class TablesFields(forms.Form):
    tables = _several("tables", (), _("At least one, and as many as you wish. Each answers for itself."), coerce=int)

    def offer_tables(self, chosen: list[int]) -> None:
        """Those that the objectives suggest stand first and say why; none is ticked for anybody."""
        field: Any = self.fields["tables"]
        field.choices = [(one["number"], _table_words(one)) for one in tables_told(chosen)]


class SafetyFields(forms.Form):
    at_risk = forms.ChoiceField(
        label=FIELD_WORDS["at_risk"],
        choices=AT_RISK,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("You need not say why. If in doubt, choose yes: what was seen once stays known."),
    )
    alias = forms.CharField(
        label=FIELD_WORDS["alias"],
        max_length=LONGEST_ALIAS,
        required=False,
        help_text=_(
            "Only if you are at risk. It should not hold your name, your acronym or your town. Your real name is then "
            "read by your own team and by two named protection contacts alone."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _table_words(one: dict[str, Any]) -> str:
    words = f"{one['title']} · {one['name'].name}"
    if not one["because"]:
        return words
    numbers = ", ".join(map(str, one["because"]))
    return gettext("%(table)s (suggested by your choice of %(numbers)s)") % {"table": words, "numbers": numbers}
