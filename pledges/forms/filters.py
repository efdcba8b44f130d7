"""What the address of the registry may ask for."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from network_portal.common.forms.filters import FilterForm, filter_choice
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.queries import subregions
from pledges.models.pledges import FORMS, KINDS, STAGES
from pledges.queries.filter_choices import FilterChoices, organisation_of_address
from pledges.queries.filters import NO_UPDATE, UNKNOWN, PledgeFilters

NOT_KNOWN = (UNKNOWN, pgettext_lazy("filter of pledges", "Not known"))
NO_COUNTRY = (UNKNOWN, gettext_lazy("The whole region, or not said"))
ANY = pgettext_lazy("filter of pledges", "Any")
LONGEST_TEXT = 100


class PledgeFilterForm(FilterForm):
    """Offers what the registry knows. Only a reader who `sees_silence` may ask for pledges without any update."""

    text = forms.CharField(
        label=gettext_lazy("Words"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    objective = filter_choice(gettext_lazy("Objective"))
    also = filter_choice(gettext_lazy("Objective named too"))
    area = filter_choice(gettext_lazy("Thematic area of the fund"))
    country = filter_choice(gettext_lazy("Country"))
    subregion = filter_choice(gettext_lazy("Subregion"))
    actor = filter_choice(gettext_lazy("Kind of actor"))
    organisation = filter_choice(gettext_lazy("Organisation"))
    kind = filter_choice(gettext_lazy("Kind of pledge"))
    form = filter_choice(gettext_lazy("Form of pledge"))
    stage = filter_choice(gettext_lazy("Stage"))
    year = filter_choice(gettext_lazy("Year"))
    updates = filter_choice(gettext_lazy("Updates"))

    def __init__(self, data: QueryDict, choices: FilterChoices, *, sees_silence: bool = False) -> None:
        super().__init__(data, auto_id="filter_%s")
        self.offer("objective", [*choices.objectives, NOT_KNOWN], ANY)
        self.offer("also", choices.objectives, ANY)
        self.offer("area", choices.areas, ANY)
        self.offer("country", [*choices.countries, NO_COUNTRY], ANY)
        self.offer("subregion", [(code, one.words) for code, one in subregions().items()], ANY)
        self.offer("actor", Organisation.KINDS, ANY)
        self.offer("organisation", self._organisations(choices), ANY)
        self.offer("kind", [*KINDS, NOT_KNOWN], ANY)
        self.offer("form", [*FORMS, NOT_KNOWN], ANY)
        self.offer("stage", [*STAGES, NOT_KNOWN], ANY)
        self.offer("year", choices.years, ANY)
        self.offer("updates", [(NO_UPDATE, gettext_lazy("None at all"))], ANY)
        if not data.get("also"):  # it comes with the link of a figure
            del self.fields["also"]
        if not sees_silence:
            del self.fields["updates"]
        self.understand()

    def _organisations(self, choices: FilterChoices) -> list[tuple[str, str]]:
        """Those with pledges, and the one that the address asks for."""
        asked = self.data.get("organisation", "")
        if not asked or asked in dict(choices.organisations):
            return list(choices.organisations)
        found = organisation_of_address(asked)
        return [*choices.organisations, *([found] if found else [])]

    @property
    def filters(self) -> PledgeFilters:
        """What could be understood; the rest stands in `problems` and narrows nothing."""
        return PledgeFilters(**self.asked)

    def label_of(self, name: str) -> str:
        return _("Words") if name == "text" else super().label_of(name)
