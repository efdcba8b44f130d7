from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.merging import MergingForm
from network_portal.common.forms.several import SeveralRows
from network_portal.common.forms.versions import VersionedForm
from network_portal.taxonomy.models import Objective
from workplan.forms.titles import TITLE_LABELS, TitlesForm, saved_titles
from workplan.models import Plan, Priority


class OfPriority(TitlesForm, VersionedForm):
    objectives: Any = SeveralRows(
        label=_("Objectives"),
        queryset=Objective.objects.order_by("number"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class PriorityForm(MergingForm, OfPriority):
    """`version` is the plan's."""

    def __init__(self, *args: Any, priority: Priority, **kwargs: Any) -> None:
        initial = saved_priority(priority) | {"version": priority.plan.version}
        super().__init__(*args, **{"initial": initial} | kwargs)
        self.order_fields([f"title_{code}" for code in TITLE_LABELS])


class NewPriorityForm(OfPriority):
    code = forms.CharField(
        label=_("Code"), max_length=3, help_text=_("B for basic or T for thematic, and its number: B1, T3.")
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": plan.version}} | kwargs)
        self.order_fields(["code", *(f"title_{code}" for code in TITLE_LABELS)])


def saved_priority(priority: Priority) -> dict[str, Any]:
    return saved_titles(priority) | {"objectives": list(priority.objectives.order_by("number"))}
