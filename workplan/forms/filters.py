"""What the address of a plan's page may ask for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from network_portal.common.forms.plain import PlainForm
from network_portal.common.languages import date_in_words
from workplan.models import Plan
from workplan.models.activities import STATUS_NAMES
from workplan.queries.activities import ActivityFilters
from workplan.queries.filter_choices import FilterChoices

UNKNOWN = gettext_lazy("There is no “%(value)s” to filter by. Choose one of the list, or leave it open.")

ANY = {
    "status": pgettext_lazy("status", "Any"),
    "organisation": pgettext_lazy("organisation", "Any"),
    "objective": pgettext_lazy("objective", "Any"),
    "month": pgettext_lazy("month", "Any"),
}


class PlainSelect(forms.Select):
    """Drawn without a template for each option: the filters of a plan have some eighty of them."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> Any:
        chosen = {str(one) for one in (value if isinstance(value, list) else [value])}
        options = (
            (code, " selected" if str(code) in chosen else "", words) for code, words in getattr(self, "choices", ())
        )
        drawn = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html(
            "<select{}>{}</select>",
            flatatt(drawn),
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )


class ActivityFilterForm(PlainForm):
    """Offers the plan's own organisations and months, the 23 objectives and every status.

    What the address asks for in vain stands in `problems`, as sentences; the page opens all the same.
    """

    use_required_attribute = False

    status = forms.ChoiceField(
        label=gettext_lazy("Status"), required=False, widget=PlainSelect, error_messages={"invalid_choice": UNKNOWN}
    )
    organisation = forms.ChoiceField(
        label=gettext_lazy("Organisation"),
        required=False,
        widget=PlainSelect,
        error_messages={"invalid_choice": UNKNOWN},
    )
    objective = forms.ChoiceField(
        label=gettext_lazy("Objective"), required=False, widget=PlainSelect, error_messages={"invalid_choice": UNKNOWN}
    )
    month = forms.ChoiceField(
        label=gettext_lazy("Month"), required=False, widget=PlainSelect, error_messages={"invalid_choice": UNKNOWN}
    )

    def __init__(self, data: QueryDict, plan: Plan, choices: FilterChoices) -> None:
        super().__init__(data, auto_id="filter_%s")
        numbered = [(str(number), f"{number}. {name}") for number, name in choices.objectives.items()]
        self._offer("status", STATUS_NAMES)
        self._offer("organisation", choices.organisations.values())
        self._offer("objective", numbered)
        self._offer("month", months_of(plan))
        self.full_clean()
        self.problems = [str(text) for errors in self.errors.values() for text in errors]
        self.errors.clear()

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", ANY[name]), *choices]

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

    @property
    def applied(self) -> list[dict[str, str]]:
        """Each filter as removable words."""
        kept = {name: value for name, value in self.cleaned_data.items() if value}
        return [
            {
                "label": _("%(label)s: %(value)s")
                % {"label": self.fields[name].label, "value": self._word(name, value)},
                "remove_url": address_of({other: kept[other] for other in kept if other != name}),
            }
            for name, value in kept.items()
        ]

    def _word(self, name: str, value: str) -> str:
        choices: Any = getattr(self.fields[name], "choices", ())
        return next((str(word) for code, word in choices if str(code) == value), value)


def address_of(values: dict[str, str]) -> str:
    """`?status=…&month=…#list`: the reader lands where the results are counted."""
    query = QueryDict(mutable=True)
    query.update(values)
    return f"?{query.urlencode()}#list"


def months_of(plan: Plan) -> list[tuple[str, str]]:
    """From the plan's first month to its last."""
    first = plan.starts_on.year * 12 + plan.starts_on.month - 1
    last = plan.ends_on.year * 12 + plan.ends_on.month - 1
    days = [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]
    return [(f"{day:%Y-%m}", date_in_words(day, "month")) for day in days]
