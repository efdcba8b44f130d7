"""What one organisation does in the open: its activities in each public plan, its pledges, its practices."""

from typing import Any

from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext

from network_portal.common.languages import current_language, translated_text
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.practices import practice_page
from network_portal.knowledge.views.listings import practices_in_words, table_of
from network_portal.organisations.models import Organisation
from pledges.models import Pledge
from pledges.queries.links import links_of
from pledges.queries.pledges import pledge_page, pledges_in_words
from workplan.models import Activity, Plan
from workplan.queries.activities import ActivityFilters, narrowed
from workplan.queries.objectives import public_plans

MOST = 10


def what_it_does(body: Organisation) -> dict[str, Any]:
    """Of one that is not listed too, whose work is public without its name; only a listed one has lists to lead to."""
    practices = Practice.objects.published().filter(implementers=body)
    pledges = pledges_of(body)
    pledge_rows = [row._asdict() for row in pledge_page(pledges, size=MOST).rows]
    practice_rows = [row._asdict() for row in practice_page(practices, size=MOST).rows]
    return {
        "plans": [told for plan in public_plans() if (told := _part_in(plan, body))],
        "pledges": render_to_string("pledges/pledges/_rows.html", {"rows": pledge_rows}) if pledge_rows else "",
        "pledges_in_words": pledges_in_words(pledges.count()) if pledge_rows else "",
        "pledges_url": f"{reverse('pledges:pledges')}?organisation={body.slug}#list" if body.is_listed else "",
        "practices": table_of(practice_rows),
        "practices_in_words": practices_in_words(practices.count()) if practice_rows else "",
        "has_examples": body.is_example or pledges.filter(is_example=True).exists(),
    }


def pledges_of(body: Organisation) -> QuerySet[Pledge]:
    """Its own and those in which it is a partner, as the filter of the registry finds them."""
    with_others = links_of("partners").filter(organisation=body).values("pledge_id")
    return Pledge.objects.filter(Q(organisation=body) | Q(pk__in=with_others))


def _part_in(plan: Plan, body: Organisation) -> dict[str, Any]:
    """Empty where it has none."""
    current = Activity.objects.filter(plan=plan).current()
    many = narrowed(current, ActivityFilters(organisation=body.slug)).count()
    if not many:
        return {}
    address = reverse("workplan:plan", args=[plan.slug])
    title, language = translated_text(plan, "title", current_language())
    words = ngettext("%(count)d activity", "%(count)d activities", many) % {"count": many}
    url = f"{address}?organisation={body.slug}#list" if body.is_listed else address
    return {"title": title, "language": language, "words": words, "url": url, "is_example": plan.is_example}
