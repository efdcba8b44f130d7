"""What of the work plan the members clear: a drafted plan, sent as a file or an address, for they see no drafts."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network_portal.common.languages import current_language, translated_text
from network_portal.common.registry import Clearable, ToClear, clearables
from workplan.models import Plan
from workplan.rules.plans import PlanState

PLAN = "plan"


def find(key: str) -> ToClear | None:
    """The Network's: only co-chairs send it."""
    found = Plan.objects.filter(slug=key, state=PlanState.DRAFT).first()
    if found is None:
        return None
    title, language = translated_text(found, "title", current_language())
    return ToClear(
        key=found.slug, title=title, words="", language=language, organisation=None, is_example=found.is_example
    )


def hold(key: str) -> None:
    Plan.objects.select_for_update(of=("self",)).filter(slug=key).first()


def page(key: str) -> str:
    return reverse("workplan:change_plan", args=[key])


def cleared(key: str, day: date) -> None:
    """Nothing moves by itself: a person records the endorsement, who reads here how the clearance ended."""


def register() -> None:
    clearables.register(PLAN, Clearable(_("Work plan"), find, hold, page, cleared))
