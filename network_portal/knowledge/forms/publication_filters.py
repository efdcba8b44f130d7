"""What the address of the list of publications may ask for."""

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from network_portal.common.forms.filters import filter_choice
from network_portal.knowledge.forms.facets import FacetForm
from network_portal.knowledge.queries.publication_filters import PublicationFilters


class PublicationFilterForm(FacetForm):
    anything = pgettext_lazy("filter of publications", "Any")
    text = forms.CharField(
        label=gettext_lazy("Words of the publication, in any language"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = filter_choice(gettext_lazy("Type"))
    publisher = filter_choice(gettext_lazy("Publisher"))
    language = filter_choice(gettext_lazy("Document in"))
    objective = filter_choice(gettext_lazy("Objective"))
    country = filter_choice(gettext_lazy("Country"))
    year = filter_choice(gettext_lazy("Year"))

    @property
    def filters(self) -> PublicationFilters:
        return PublicationFilters(**self.understood)
