"""Each objective beside every grouping that it belongs to: one table, and the same as a file."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common import clock
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, translated_text
from network_portal.common.middleware.public_pages import public_page
from network_portal.common.spreadsheets import write_csv
from network_portal.common.text_columns import LANGUAGE_SUFFIXES, texts_of
from network_portal.home.queries.objectives import ObjectiveRow, objective_rows
from network_portal.taxonomy.models import Workstream
from network_portal.taxonomy.queries import all_objectives
from workplan.models import Plan
from workplan.queries.objectives import public_plans

COLUMNS = (
    "objective",
    *(f"short_{code}" for code in LANGUAGE_SUFFIXES),
    "thematic_areas",
    "round_table",
    "plan",
    "priorities",
    "workstreams_inferred",
    "as_of",
    "licence",
)


@public_page
def crosswalk(request: HttpRequest) -> HttpResponse:
    title, plan = _("The crosswalk of the objectives"), next(iter(public_plans()), None)
    context = {
        "page_title": title,
        "breadcrumb": [(_("Objectives"), reverse("home:objectives")), (title, "")],
        "plan": plan,
        "content": _content(plan),
        "links": [
            {"url": reverse("home:crosswalk_file"), "label": _("CSV file")},
            {"url": reverse("api:crosswalk-list"), "label": _("For programs: the API")},
        ],
    }
    return render(request, "home/objectives/crosswalk.html", context)


@kept_with_content
def _content(plan: Plan | None) -> str:
    rows = objective_rows(plan)
    groupings = [
        {"name": name, "anchor": anchor, "columns": _named_in(rows, field)}
        for name, anchor, field in (
            (_("Thematic areas of the fund"), "area", "fund_areas"),
            (_("Round tables of the Review Forum"), "table", "round_tables"),
            (_("Thematic priorities of the plan"), "priority", "priorities"),
            (_("Workstreams of the global Network, inferred"), "workstream", "workstreams"),
        )
    ]
    shown = [one for one in groupings if one["columns"]]
    return render_to_string("home/objectives/_crosswalk.html", {"rows": _cells(rows), "groupings": shown})


def _named_in(rows: list[ObjectiveRow], field: str) -> list[dict[str, Any]]:
    """Each group of one grouping once, in its order: its code and its name."""
    found = {_code(one): one for row in rows for one in getattr(row, field)}
    return [_column(code, found[code]) for code in sorted(found, key=lambda code: (len(code), code))]


def _code(group: Any) -> str:
    return str(getattr(group, "number", "") or getattr(group, "code", ""))


def _column(code: str, group: Any) -> dict[str, Any]:
    if isinstance(group, Workstream):
        name, language = translated_text(group, "name", current_language())
        return {"code": code, "name": name, "language": language}
    name = getattr(group, "name", "") or getattr(group, "title", "")
    return {"code": code, "name": name, "language": group.language or current_language()}


def _cells(rows: list[ObjectiveRow]) -> list[dict[str, Any]]:
    """A cell tells its grouping for those who read an objective as a card."""
    fields = {
        "fund_areas": _("Thematic area"),
        "round_tables": _("Round table"),
        "priorities": _("Priority"),
        "workstreams": _("Workstream"),
    }
    columns = [[one["code"] for one in _named_in(rows, field)] for field in fields]
    return [
        {
            "row": row,
            "cells": [
                {
                    "code": code if code in {_code(one) for one in getattr(row, field)} else "",
                    "is_first": not place,
                    "grouping": name,
                }
                for (field, name), codes in zip(fields.items(), columns, strict=True)
                for place, code in enumerate(codes)
            ],
        }
        for row in rows
    ]


@public_page
def crosswalk_file(request: HttpRequest) -> HttpResponse:
    plan = next(iter(public_plans()), None)
    day = clock.today().isoformat()
    places = {row.number: row for row in objective_rows(plan)}
    rows = [
        [
            one.number,
            *texts_of(one, "short").values(),
            _joined(places[one.number].fund_areas),
            _joined(places[one.number].round_tables),
            plan.slug if plan else "",
            _joined(places[one.number].priorities),
            _joined(places[one.number].workstreams),
            day,
            settings.DATA_LICENCE,
        ]
        for one in all_objectives()
    ]
    response = HttpResponse(write_csv([COLUMNS, *rows]), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="crosswalk-{day}.csv"'
    return response


def _joined(groups: list[Any]) -> str:
    return ";".join(_code(one) for one in groups)
