"""What the address of a plan's page may ask for."""

from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext_lazy, pgettext_lazy

from network_portal.common.forms.filters import FilterForm, filter_choice
from network_portal.common.languages import date_in_words
from workplan.models import Plan
from workplan.models.activities import STATUS_NAMES
from workplan.queries.activities import ActivityFilters
from workplan.queries.filter_choices import FilterChoices

ANY = {
    "status": pgettext_lazy("status", "Any"),
    "organisation": pgettext_lazy("organisation", "Any"),
    "objective": pgettext_lazy("objective", "Any"),
    "month": pgettext_lazy("month", "Any"),
}


class ActivityFilterForm(FilterForm):
    """Offers the plan's own organisations and months, the 23 objectives and every status."""

    status = filter_choice(gettext_lazy("Status"))
    organisation = filter_choice(gettext_lazy("Organisation"))
    objective = filter_choice(gettext_lazy("Objective"))
    month = filter_choice(gettext_lazy("Month"))

    def __init__(self, data: QueryDict, plan: Plan, choices: FilterChoices) -> None:
        super().__init__(data, auto_id="filter_%s")
        numbered = [(str(number), f"{number}. {name}") for number, name in choices.objectives.items()]
        self.offer("status", STATUS_NAMES, ANY["status"])
        self.offer("organisation", choices.organisations.values(), ANY["organisation"])
        self.offer("objective", numbered, ANY["objective"])
        self.offer("month", months_of(plan), ANY["month"])
        self.understand()

    @property
    def filters(self) -> ActivityFilters:
        """What could be understood; the rest stands in `problems` and narrows nothing."""
        values = self.cleaned_data
        month = values.get("month", "")
        return ActivityFilters(
            status=values.get("status", ""),
            organisation=values.get("organisation", ""),
            objective=int(values["objective"]) if values.get("objective") else None,
            month=date.fromisoformat(f"{month}-01") if month else None,
        )


def months_of(plan: Plan) -> list[tuple[str, str]]:
    """From the plan's first month to its last."""
    first = plan.starts_on.year * 12 + plan.starts_on.month - 1
    last = plan.ends_on.year * 12 + plan.ends_on.month - 1
    days = [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]
    return [(f"{day:%Y-%m}", date_in_words(day, "month")) for day in days]
