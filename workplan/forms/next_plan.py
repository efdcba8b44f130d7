from typing import Any

from network_portal.common.forms.versions import RefusableForm
from workplan.forms.plans import SlugField
from workplan.forms.titles import TitlesForm, saved_titles
from workplan.models import Plan
from workplan.rules import lengths
from workplan.rules.next_plan import years_later, years_of


class NextPlanForm(TitlesForm, RefusableForm):
    """Address and titles of the plan that follows: proposed from `plan`, its years moved on."""

    longest_title = lengths.TITLE_OF_PLAN
    slug = SlugField()

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        years = years_of(plan.starts_on, plan.ends_on)
        titles = {name: years_later(words, years) for name, words in saved_titles(plan).items()}
        super().__init__(*args, **{"initial": titles | {"slug": years_later(plan.slug, years)}} | kwargs)
