from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.errors import DomainError
from network_portal.common.forms.merging import MergingForm
from network_portal.common.forms.versions import DayField
from workplan.actions.plans import PlanValues, day_refusals
from workplan.forms.titles import TITLE_LABELS, TitlesForm, saved_titles
from workplan.models import Plan
from workplan.models.plans import default_meeting_months, default_round_months
from workplan.rules import lengths
from workplan.rules.months import in_plan_order
from workplan.rules.plans import OTHER_PAGES

DAYS = ("starts_on", "ends_on", "counted_from")
MONTH_LISTS = ("meeting_months", "round_months")


class MonthsField(forms.TypedMultipleChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        needed = {"required": _("Choose at least one month.")}
        boxes = forms.CheckboxSelectMultiple
        super().__init__(choices=list(MONTHS.items()), coerce=int, widget=boxes, error_messages=needed, **kwargs)

    def clean(self, value: Any) -> list[int]:
        return sorted(super().clean(value))


class SlugField(forms.SlugField):
    def __init__(self) -> None:
        super().__init__(
            label=_("Address"),
            max_length=lengths.SLUG_OF_PLAN,
            help_text=_("The last part of the plan's address: letters, digits and hyphens, such as 2027-2028."),
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value in OTHER_PAGES:
            raise forms.ValidationError(str(DomainError("address_of_another_page", address=value)))


class PlanForm(MergingForm, TitlesForm):
    """Title, days and calendar of a plan: what `actions.plans.change_plan` needs."""

    longest_title = lengths.TITLE_OF_PLAN

    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    counted_from = DayField(
        label=_("Promises count from"),
        help_text=_("As a rule the day of the endorsement: what the schedule promised before it is not counted."),
    )
    round_months = MonthsField(
        label=_("Months of the rounds"), help_text=_("In these months organisations are asked for their updates.")
    )
    meeting_months = MonthsField(
        label=_("Months of the Network's meetings"),
        help_text=_("Each round reports to the next meeting: April to May, June to August."),
    )
    field_order = [*(f"title_{code}" for code in TITLE_LABELS), *DAYS, "round_months", "meeting_months"]

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": saved_plan(plan) | {"version": plan.version}} | kwargs)
        self.order_fields(self.field_order)

    def refusals(self) -> Iterator[DomainError]:
        whole = self.cleaned_data
        if "starts_on" in whole and "ends_on" in whole:
            yield from day_refusals(whole["starts_on"], whole["ends_on"], whole.get("counted_from"))

    def values(self) -> PlanValues:
        said = self.cleaned_data
        return PlanValues(
            titles=self.titles,
            meeting_months=in_plan_order(said["meeting_months"], said["round_months"]),
            round_months=tuple(sorted(said["round_months"])),
            **{name: said[name] for name in DAYS},
        )


class NewPlanForm(PlanForm):
    """An empty plan of two years from next January, unless its author says otherwise."""

    slug = SlugField()
    field_order = ["slug", *PlanForm.field_order]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        year = clock.today().year + 1
        proposed = Plan(
            starts_on=date(year, 1, 1),
            ends_on=date(year + 1, 12, 31),
            counted_from=date(year, 1, 1),
            meeting_months=default_meeting_months(),
            round_months=default_round_months(),
            version=0,
        )
        super().__init__(*args, plan=proposed, **kwargs)


def saved_plan(plan: Plan) -> dict[str, Any]:
    days = {name: getattr(plan, name) for name in DAYS}
    return saved_titles(plan) | days | {name: sorted(getattr(plan, name)) for name in MONTH_LISTS}
