"""What the address of the list of practices may ask for."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from network_portal.common.forms.filters import FilterForm, filter_choice
from network_portal.knowledge.queries.facet_words import Words
from network_portal.knowledge.queries.filters import PracticeFilters
from network_portal.knowledge.queries.orders import NEWEST, TITLE, YEAR
from network_portal.knowledge.queries.practices import COUNTED_TO

ANY = pgettext_lazy("filter of practices", "Any")
LONGEST_TEXT = 100
SORTS = [
    (YEAR, pgettext_lazy("order of practices", "Latest year first")),
    (TITLE, pgettext_lazy("order of practices", "By title")),
]


class PracticeFilterForm(FilterForm):
    """Offers what is known; `tell` leaves of it what would show something, with how many that would be."""

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
    population = filter_choice(gettext_lazy("With whom"))
    year = filter_choice(gettext_lazy("Year"))
    language = filter_choice(gettext_lazy("Can be read in"))
    sort = filter_choice(gettext_lazy("Order"))

    def __init__(self, data: QueryDict, words: Mapping[str, Words]) -> None:
        super().__init__(data, auto_id="filter_%s")
        self.words = words
        for name, choices in words.items():
            self.offer(name, choices, ANY)
        self.offer("sort", SORTS, pgettext_lazy("order of practices", "Newest here first"))
        self.understand()
        self.understood, self.removable = self.asked, self.applied

    @property
    def filters(self) -> PracticeFilters:
        return PracticeFilters(**{name: value for name, value in self.understood.items() if name != "sort"})

    @property
    def sort_asked(self) -> str:
        return self.understood.get("sort", NEWEST)

    def tell(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        for name, choices in self.words.items():
            chosen, found = self.understood.get(name, ""), counts[name]
            shown = [(code, label) for code, label in choices if found.get(code) or code == chosen]
            self.offer(name, [(code, _told(label, found.get(code, 0))) for code, label in shown], ANY)

    def label_of(self, name: str) -> str:
        return _("Words") if name == "text" else super().label_of(name)


def _told(label: str, count: int) -> str:
    values = {"label": label, "count": min(count, COUNTED_TO)}
    return _("%(label)s (more than %(count)d)") % values if count > COUNTED_TO else _("%(label)s (%(count)d)") % values
