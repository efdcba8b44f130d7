"""The parts that pages share, in all their states. For those who build pages; never in production."""

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from network_portal.common.forms.plain import PlainForm
from network_portal.common.statuses import STATUS_WORDS

LONG_ES = (
    "Compartir orientaciones con las redes nacionales; organizar dos capacitaciones al año para los equipos "
    "de país sobre la migración en el análisis común (CCA) y el marco de cooperación (UNSDCF)"
)
LONG_FR = "Encourager la participation des collectivités locales aux dialogues sur le Pacte mondial"
COUNTRIES = """
AG 9 3 Antigua y Barbuda|AR 5 11 Argentina|BS 6 1 Bahamas|BB 9 5 Barbados|BZ 3 2 Belice|
BO 5 9 Bolivia (Estado Plurinacional de)|BR 6 8 Brasil|CL 4 10 Chile|CO 4 7 Colombia|CR 3 5 Costa Rica|
CU 5 2 Cuba|DO 7 3 República Dominicana|EC 3 8 Ecuador|SV 2 3 El Salvador|GT 2 2 Guatemala|GY 6 7 Guyana|
HT 6 3 Haití|HN 3 3 Honduras|JM 5 3 Jamaica|MX 1 1 México|NI 3 4 Nicaragua|UY 6 11 Uruguay|
VE 5 7 Venezuela (República Bolivariana de)
"""


class GalleryForm(PlainForm):
    title = forms.CharField(label="Title in Spanish", help_text="One sentence that starts with a verb.")
    month = forms.DateField(label="Promised for", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    reporter = forms.ChoiceField(label="Reporter", choices=[("", "Choose"), ("iom", "IOM"), ("eclac", "ECLAC")])
    state = forms.ChoiceField(
        label="What happened",
        widget=forms.RadioSelect,
        choices=[("done", "It was done"), ("moved", LONG_ES), ("nothing", "Nothing new")],
    )
    tables = forms.MultipleChoiceField(
        label="Working Tables",
        help_text="As many as you wish.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", "Table 1"), ("2", "Table 2")],
    )
    note = forms.CharField(label="What you want to say", required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(label="Both co-chairs agreed to this change")


class GalleryFilters(PlainForm):
    status = forms.ChoiceField(required=False, choices=[("", "Any"), ("late", "Late")])
    organisation = forms.ChoiceField(label="Organisation", required=False, choices=[("", "Any"), ("iom", "IOM")])
    month = forms.ChoiceField(required=False, choices=[("", "Any"), ("2026-09", "September 2026")])


def gallery(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "common/gallery.html",
        {
            "page_title": "Gallery of components",
            "breadcrumb": [("For those who build pages", "#"), ("Gallery of components", "")],
            "long_fr": LONG_FR,
            "statuses": list(STATUS_WORDS),
            "empty_form": GalleryForm(auto_id="empty_%s"),
            "wrong_form": GalleryForm({"title": "", "month": "31 de febrero", "reporter": "iom"}),
            "filters": GalleryFilters(auto_id="filter_%s"),
            **_words(),
            **_ways(),
            **_rows(),
            **_charts(),
        },
    )


def _words() -> dict[str, Any]:
    return {
        "day": date(2026, 9, 1),
        "end": date(2026, 12, 3),
        "instant": datetime(2026, 9, 12, 15, 42, tzinfo=ZoneInfo("UTC")),
        "spanish_only": SimpleNamespace(title_es=LONG_ES, title_en="", title_pt_br="", title_fr=""),
        "four_languages": SimpleNamespace(
            title_es="Salvar vidas",
            title_en="Save lives",
            title_pt_br="Salvar vidas",
            title_fr="Sauver des vies",
        ),
        "objectives": [
            {"number": 1, "title": "Datos", "url": "#"},
            {"number": 8, "title": "Salvar vidas", "url": "#"},
            {"number": 22, "title": "Portabilidad de los derechos de seguridad social", "url": "#"},
        ],
    }


def _ways() -> dict[str, Any]:
    return {
        "applied": [{"label": "Late", "remove_url": "#"}, {"label": "Reporter: IOM", "remove_url": "#"}],
        "subnav_links": [
            {"label": "Activities", "url": "#", "current": True},
            {"label": "Board", "url": "#"},
            {"label": "Import", "url": "#"},
        ],
        "step_list": [
            {"label": "Who you are", "state": "done", "url": "#"},
            {"label": "Your organisation", "state": "current"},
            {"label": "Who will see what"},
        ],
    }


def _rows() -> dict[str, Any]:
    return {
        "figures_shown": [
            {"number": 3, "unit": "late", "note": "of 26 activities", "url": "#", "tone": "late"},
            {"number": 2, "unit": "delayed", "note": "of 26 activities", "url": "#", "tone": "delayed"},
            {"number": 11, "unit": "due in 90 days", "note": "of 74 deliverables", "url": "#"},
            {"number": 0, "unit": "without recent news", "note": "of 26 activities", "url": "#"},
            {"number": 21, "unit": "on track", "note": "of 26 activities", "url": "#", "tone": "on_track"},
        ],
        "activities": [
            {"code": "B1.2", "title": LONG_FR, "status": "late", "date": "May 2026", "late": True},
            {
                "code": "B2.2",
                "title": LONG_ES,
                "status": "on_track",
                "date": "1 September 2026",
                "late": False,
            },
            {"code": "T1.1", "title": "Taller", "status": "no_information", "date": "", "late": False},
        ],
        "conflict": [
            {"label": "Title", "yours": "Taller sobre datos", "theirs": "Taller sobre datos de migrantes"},
            {"label": "Promised for", "yours": "September 2026", "theirs": "September 2026"},
            {"label": "Note", "yours": "", "theirs": LONG_ES},
        ],
        "changes": [
            {
                "text": "The schedule was adjusted: the host asked for it.",
                "when": "12 September 2026, 10:42",
                "by": "Ana Pérez, IOM",
                "changes": [{"label": "Promised for", "before": "May 2026", "after": "September 2026"}],
            },
            {"text": "The activity was created.", "when": "2 January 2026"},
        ],
        "duties": [
            {
                "heading": "Late since 31 May 2026",
                "tone": "late",
                "duties": [
                    {
                        "title": f"B1.2 {LONG_FR}",
                        "url": "#",
                        "detail": "Report",
                        "status": "late",
                        "action": "Write",
                    }
                ],
            },
            {"heading": "Due by 15 September 2026", "duties": [{"title": "Confirm your e-mail", "url": "#"}]},
        ],
    }


def _charts() -> dict[str, Any]:
    return {
        "points": _points(),
        "schedule_start": date(2025, 5, 1),
        "schedule_end": date(2026, 12, 31),
        "bars": [
            {"label": "OIM", "value": 23, "url": "#"},
            {"label": "CEPAL", "value": 9},
            {
                "label": "Oficina del Alto Comisionado para los Derechos Humanos",
                "value": 4,
                "tone": "delayed",
            },
            {"label": "UNFPA", "value": 0},
        ],
        "tiles": _tiles(),
        "shades": [(0, "none"), (1, "1 to 2"), (2, "3 to 4"), (3, "5 to 6"), (4, "7 and more")],
    }


def _points() -> list[dict[str, Any]]:
    states = {5: "done", 8: "done", 11: "missed"}
    first = [
        {"date": date(2025, month, 1), "state": state, "label": f"Meeting {month}"} for month, state in states.items()
    ]
    second = [
        {"date": date(2026, month, 1), "state": "promised", "label": f"Meeting of {month}"} for month in (2, 5, 5, 11)
    ]
    return [*first, *second]


def _tiles() -> list[dict[str, Any]]:
    tiles = []
    for place in COUNTRIES.replace("\n", "").split("|"):
        code, column, row, name = place.split(" ", 3)
        figure = (int(column) * int(row)) % 9
        where = {"column": int(column), "row": int(row), "shade": (figure + 1) // 2, "url": "#"}
        tiles.append({"code": code, "name": name, "figure": figure, "text": f"{figure} pledges", **where})
    return [*tiles, {"code": "CW", "name": "Curazao", "figure": 0}]
