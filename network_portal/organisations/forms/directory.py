"""What the address of the directory may ask for."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from network_portal.common.folded import kept_words
from network_portal.common.forms.filters import FilterForm, filter_choice
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.directory import OF_NO_COUNTRY, DirectoryFilters, country_names, entries

ANY = pgettext_lazy("filter of organisations", "Any")
LONGEST_TEXT = 100


class DirectoryFilterForm(FilterForm):
    """Offers the kinds and the countries that some organisation of the directory has."""

    text = forms.CharField(
        label=gettext_lazy("Words of the name, in any language"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = filter_choice(gettext_lazy("Kind"))
    country = filter_choice(gettext_lazy("Country"))

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="filter_%s")
        listed = entries()
        kinds, countries = {one.kind for one in listed}, {one.country for one in listed}
        named = sorted(country_names().values(), key=lambda pair: kept_words(pair[1]))
        self.offer("kind", [pair for pair in Organisation.KINDS if pair[0] in kinds], ANY)
        offered = [pair for pair in named if pair[0] in countries]
        nowhere = [(OF_NO_COUNTRY, _("Not of one country"))] if "" in countries else []
        self.offer("country", [*offered, *nowhere], ANY)
        self.understand()

    @property
    def filters(self) -> DirectoryFilters:
        return DirectoryFilters(**self.asked)

    def label_of(self, name: str) -> str:
        return _("Words") if name == "text" else super().label_of(name)
