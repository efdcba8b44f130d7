"""The list of a plan's page: its filters and its table, drawn once for each address while the content stays."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.forms.filters import address_of
from network_portal.common.kept import kept_with_content
from workplan.forms.filters import ActivityFilterForm
from workplan.models import Plan
from workplan.queries.activity_rows import ActivityRow, activity_page
from workplan.queries.filter_choices import filter_choices
from workplan.queries.plans import progress_by_priority, promised_in_all
from workplan.rules.progress import Progress
from workplan.views.progress import in_words, promised_in_words, sum_of

Place = tuple[str, str]


@dataclass(frozen=True)
class Listing:
    """`fields` are the drawn filters, `applied` and `problems` what became of those asked; `table` is empty when no
    activity fits, and `progress` is that of the whole plan, in words (of a plan that has not begun: only what it
    promises)."""

    fields: str
    applied: list[dict[str, str]]
    problems: list[str]
    results: str
    table: str
    has_unofficial_titles: bool
    progress: dict[str, Any]
    promised: str
    previous_url: str
    next_url: str
    first_url: str


def listing(plan: Plan, query: str, place: Place, until: date | None) -> Listing:
    """`query` holds the filters alone, as in an address; `until` is the last day whose states are shown (None: all).
    The list of a draft, which few may read, is drawn each time."""
    return _drawn(plan, query, place, until) if plan.is_draft else _kept(plan, query, place, until)


def _drawn(plan: Plan, query: str, place: Place, until: date | None) -> Listing:
    choices = filter_choices(plan)
    form = ActivityFilterForm(QueryDict(query), plan, choices)
    filters, (after, before) = replace(form.filters, until=until), place
    page = activity_page(plan, filters, choices.organisation_names, after=after, before=before)
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    progress = progress_by_priority(plan, plan.board_day)
    groups = [
        {
            "group": group,
            "progress": _of_priority(progress.get(group.priority_id), plan, narrowed=bool(asked)),
            "rows": [_cells(row) for row in group.rows],
        }
        for group in page.groups
    ]
    return Listing(
        fields=render_to_string("components/form_fields.html", {"form": form}),
        applied=form.applied,
        problems=form.problems,
        results=ngettext("%(count)d activity", "%(count)d activities", page.total) % {"count": page.total},
        table=render_to_string("workplan/plans/_activities.html", {"groups": groups}) if groups else "",
        has_unofficial_titles=page.has_unofficial_titles,
        progress=in_words(sum_of(progress), plan) if plan.has_begun else {},
        promised="" if plan.has_begun else promised_in_words(promised_in_all(plan)),
        next_url=address_of({**asked, "after": page.next}) if page.next else "",
        previous_url=address_of({**asked, "before": page.previous}) if page.previous else "",
        first_url=address_of(asked) if page.previous else "",
    )


_kept = kept_with_content(_drawn)


def _of_priority(progress: Progress | None, plan: Plan, *, narrowed: bool) -> str:
    """Under a filter the figure is still that of all the priority's activities, and says so."""
    if not plan.has_begun:
        return ""
    said = in_words(progress, plan)
    text = " · ".join(filter(None, (said["text"], said["later"])))
    return _("In the whole priority: %(progress)s") % {"progress": text} if narrowed else text


def _cells(row: ActivityRow) -> dict[str, Any]:
    """What the row of the table leaves open."""
    as_of = format_html("{}{}", _as_of(row.status_on), _as_of(row.later))
    return {**dict(zip(row._fields, row, strict=True)), "as_of": as_of}


@lru_cache(maxsize=5000)
def _as_of(day: str) -> str:
    return format_html(' <small class="as-of">{}</small>', day) if day else ""
