"""What the address of the list of practices may ask for."""

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from network_portal.common.forms.filters import filter_choice
from network_portal.knowledge.forms.facets import FacetForm
from network_portal.knowledge.queries.filters import PracticeFilters
from network_portal.knowledge.queries.orders import NEWEST, TITLE, YEAR

ANY = pgettext_lazy("filter of practices", "Any")
LONGEST_TEXT = 100
SORTS = [
    (YEAR, pgettext_lazy("order of practices", "Latest year first")),
    (TITLE, pgettext_lazy("order of practices", "By title")),
]


class PracticeFilterForm(FacetForm):
    anything = ANY
    text = forms.CharField(
        label=gettext_lazy("Words of the practice, in any language"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    objective = filter_choice(gettext_lazy("Objective"))
    principle = filter_choice(gettext_lazy("Guiding principle"))
    area = filter_choice(gettext_lazy("Thematic area of the fund"))
    country = filter_choice(gettext_lazy("Country"))
    subregion = filter_choice(gettext_lazy("Subregion"))
    level = filter_choice(gettext_lazy("Level"))
    implementer = filter_choice(gettext_lazy("Kind of implementer"))
    population = filter_choice(gettext_lazy("Whom it serves"))
    year = filter_choice(gettext_lazy("Year"))
    language = filter_choice(gettext_lazy("Can be read in"))
    sort = filter_choice(gettext_lazy("Order"))

    def offer_more(self) -> None:
        self.offer("sort", SORTS, pgettext_lazy("order of practices", "Newest here first"))

    @property
    def filters(self) -> PracticeFilters:
        return PracticeFilters(**{name: value for name, value in self.understood.items() if name != "sort"})

    @property
    def sort_asked(self) -> str:
        return self.understood.get("sort", NEWEST)
