"""Filters that say beside each value how long the list would be."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from network_portal.common.forms.filters import FilterForm
from network_portal.common.numbers import grouped
from network_portal.knowledge.queries.facet_words import Words


class FacetForm(FilterForm):
    """Offers what is known; `tell` leaves of it what would show something, with how many that would be."""

    anything: Any = ""

    def __init__(self, data: QueryDict, words: Mapping[str, Words]) -> None:
        super().__init__(data, auto_id="filter_%s")
        self.words = words
        for name, choices in words.items():
            self.offer(name, choices, self.anything)
        self.offer_more()
        self.understand()
        self.understood, self.removable = self.asked, self.applied

    def offer_more(self) -> None:
        """What is chosen beside the facets."""

    def tell(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        for name, choices in self.words.items():
            chosen, found = self.understood.get(name, ""), counts[name]
            shown = [(code, label) for code, label in choices if found.get(code) or code == chosen]
            self.offer(name, [(code, _told(label, found.get(code, 0))) for code, label in shown], self.anything)

    def label_of(self, name: str) -> str:
        return _("Words") if name == "text" else super().label_of(name)


def _told(label: str, count: int) -> str:
    return _("%(label)s (%(many)s)") % {"label": label, "many": grouped(count)}
