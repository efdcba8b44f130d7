"""What the address of the list of organisations may ask for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mechanism.queries.organisations import MechanismFilters, members
from mechanism.queries.tables import table_name, working_tables
from network_portal.common.folded import kept_words
from network_portal.common.forms.filters import FilterForm, filter_choice
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, language_name, translated_text
from network_portal.organisations.forms.directory import ANY, LONGEST_TEXT
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.profiles import SECTORS
from network_portal.organisations.queries.directory import OF_NO_COUNTRY, country_names
from network_portal.taxonomy.queries import all_objectives, subregions

Choices = list[tuple[str, str]]


class MechanismFilterForm(FilterForm):
    """Offers what some organisation of the list shows."""

    text = forms.CharField(
        label=gettext_lazy("Words of the name, in any language"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = filter_choice(gettext_lazy("Kind"))
    country = filter_choice(gettext_lazy("Country"))
    subregion = filter_choice(gettext_lazy("Subregion"))
    table = filter_choice(gettext_lazy("Working Table"))
    objective = filter_choice(gettext_lazy("Objective"))
    sector = filter_choice(gettext_lazy("Field of work"))
    language = filter_choice(gettext_lazy("Language"))

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="filter_%s")
        for name, choices in _offered().items():
            self.offer(name, choices, ANY)
        self.understand()

    @property
    def filters(self) -> MechanismFilters:
        return MechanismFilters(**self.asked)

    def label_of(self, name: str) -> str:
        return _("Words") if name == "text" else super().label_of(name)


@kept_with_content
def _offered() -> dict[str, Choices]:
    found = members()
    places, numbers = {one.country for one in found}, {number for one in found for number in one.objectives}
    sectors, languages = {code for one in found for code in one.sectors}, {c for one in found for c in one.languages}
    countries = sorted((pair for pair in country_names().values() if pair[0] in places), key=_by_words)
    return {
        "kind": [pair for pair in _words(Organisation.KINDS) if pair[0] in {one.kind for one in found}],
        "country": [*countries, *([(OF_NO_COUNTRY, _("Not of one country"))] if "" in places else [])],
        "subregion": [(code, str(one.words)) for code, one in subregions().items()],
        "table": [(str(one.number), f"{one.number} · {table_name(one).name}") for one in working_tables()],
        "objective": [pair for pair in _objectives() if int(pair[0]) in numbers],
        "sector": [pair for pair in _words(SECTORS) if pair[0] in sectors],
        "language": [(code, capfirst(language_name(code))) for code, _name in settings.LANGUAGES if code in languages],
    }


def _words(pairs: Sequence[tuple[str, Any]]) -> Choices:
    return [(code, str(words)) for code, words in pairs]


def _objectives() -> Choices:
    language = current_language()
    rows = all_objectives()
    return [(str(one.number), f"{one.number} · {translated_text(one, 'short', language)[0]}") for one in rows]


def _by_words(pair: tuple[str, str]) -> str:
    return kept_words(pair[1])
