"""What the address of the registry may ask for."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from network_portal.common.forms.plain import PlainForm
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.queries import subregions
from pledges.models.pledges import FORMS, KINDS, STAGES
from pledges.queries.filter_choices import FilterChoices, organisation_of_address
from pledges.queries.filters import NO_UPDATE, UNKNOWN, PledgeFilters
from workplan.forms.filters import UNKNOWN as NOT_OFFERED
from workplan.forms.filters import PlainSelect, address_of

NOT_KNOWN = (UNKNOWN, pgettext_lazy("filter of pledges", "Not known"))
NO_COUNTRY = (UNKNOWN, gettext_lazy("The whole region, or not said"))
LONGEST_TEXT = 100


def _choice(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, widget=PlainSelect, error_messages={"invalid_choice": NOT_OFFERED}
    )


class PledgeFilterForm(PlainForm):
    """Offers what the registry knows. What an address asks for in vain stands in `problems`, as sentences; the page
    opens all the same. Only a reader who `sees_silence` may ask for pledges without any update."""

    use_required_attribute = False

    text = forms.CharField(
        label=gettext_lazy("Words"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    objective = _choice(gettext_lazy("Objective"))
    also = _choice(gettext_lazy("Objective named too"))
    area = _choice(gettext_lazy("Thematic area of the fund"))
    country = _choice(gettext_lazy("Country"))
    subregion = _choice(gettext_lazy("Subregion"))
    actor = _choice(gettext_lazy("Kind of actor"))
    organisation = _choice(gettext_lazy("Organisation"))
    kind = _choice(gettext_lazy("Kind of pledge"))
    form = _choice(gettext_lazy("Form of pledge"))
    stage = _choice(gettext_lazy("Stage"))
    year = _choice(gettext_lazy("Year"))
    updates = _choice(gettext_lazy("Updates"))

    def __init__(self, data: QueryDict, choices: FilterChoices, *, sees_silence: bool = False) -> None:
        super().__init__(data, auto_id="filter_%s")
        self._offer("objective", [*choices.objectives, NOT_KNOWN])
        self._offer("also", choices.objectives)
        self._offer("area", choices.areas)
        self._offer("country", [*choices.countries, NO_COUNTRY])
        self._offer("subregion", [(code, one.words) for code, one in subregions().items()])
        self._offer("actor", Organisation.KINDS)
        self._offer("organisation", self._organisations(choices))
        self._offer("kind", [*KINDS, NOT_KNOWN])
        self._offer("form", [*FORMS, NOT_KNOWN])
        self._offer("stage", [*STAGES, NOT_KNOWN])
        self._offer("year", choices.years)
        self._offer("updates", [(NO_UPDATE, gettext_lazy("None at all"))])
        if not data.get("also"):  # it comes with the link of a figure
            del self.fields["also"]
        if not sees_silence:
            del self.fields["updates"]
        self.full_clean()
        self.problems = [str(text) for errors in self.errors.values() for text in errors]
        self.errors.clear()

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", pgettext_lazy("filter of pledges", "Any")), *choices]

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
        return PledgeFilters(**{name: value for name, value in self.cleaned_data.items() if value})

    @property
    def applied(self) -> list[dict[str, str]]:
        """Each filter as removable words."""
        kept = self.filters.asked
        return [
            {
                "label": _("%(label)s: %(value)s") % {"label": self._label(name), "value": self._word(name, value)},
                "remove_url": address_of({other: kept[other] for other in kept if other != name}),
            }
            for name, value in kept.items()
        ]

    def _label(self, name: str) -> str:
        return _("Words") if name == "text" else str(self.fields[name].label)

    def _word(self, name: str, value: str) -> str:
        choices: Any = getattr(self.fields[name], "choices", ())
        return next((str(word) for code, word in choices if str(code) == value), value)
