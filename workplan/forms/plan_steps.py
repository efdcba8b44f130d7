from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.forms.versions import DayField, VersionedForm
from workplan.models import Plan
from workplan.rules import lengths


class EndorsementForm(VersionedForm):
    endorsed_on = DayField(label=_("Endorsed on"))
    endorsed_by = forms.CharField(
        label=_("Endorsed by"),
        max_length=lengths.ENDORSED_BY,
        help_text=_("Who endorsed the plan, as the minutes say it."),
    )
    source = forms.URLField(
        label=_("Address of the source"), required=False, max_length=lengths.ADDRESS, assume_scheme="https"
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": plan.version, "endorsed_on": clock.today()}} | kwargs)


class StepForm(VersionedForm):
    """Nothing but the version: putting a plan in force, closing it."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": plan.version}} | kwargs)
