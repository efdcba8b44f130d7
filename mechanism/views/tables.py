from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mechanism.queries.composition import composition
from mechanism.queries.liaison import panel
from mechanism.queries.meetings import meetings_told
from mechanism.queries.milestones import milestones_of
from mechanism.queries.office_holders import Held, filled_in_words, held_in, places
from mechanism.queries.papers import papers_of
from mechanism.queries.recommendations import RecommendationFilters
from mechanism.queries.seats import listed_in_words, members_of, others_in_words
from mechanism.queries.tables import find_table, find_whole_table, table_name, working_tables
from mechanism.rules.composition import AGENCIES
from mechanism.rules.founding import LIAISON_TABLE, TECHNICAL_TABLE
from mechanism.views.mechanism import VOICE
from mechanism.views.recommendations import recommendations_of
from mechanism.words import LEADS, NOTES
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.queries.seats import SeatCount, has_examples, seat_counts
from network_portal.common import clock
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import date_in_words
from network_portal.common.middleware.public_pages import public_page
from network_portal.taxonomy.queries import objective_chips

MOST_RECOMMENDATIONS = 5


@public_page
def table(request: HttpRequest, number: int) -> HttpResponse:
    content = _table(number)
    if not content:
        raise Http404
    short = _("Working Table %(number)d") % {"number": number}
    context = {
        "page_title": f"{short}. {content['table'].name}",
        "short_title": short,
        **of_the_mechanism(short, reverse("mechanism:table", args=[number])),
        "voice_words": _("By Working Table %(number)d; not necessarily the view of the United Nations.")
        % {"number": number},
        **content,
    }
    return render(request, "mechanism/tables/table.html", context)


@kept_with_content
def _table(number: int) -> dict[str, Any]:
    """Empty where there is no such table."""
    body = find_table(number)
    if body is None:
        return {}
    remit, first = list(body.objectives.all()), list(body.prioritised.all())
    return {
        "table": table_name(body),
        "many": len(remit),
        "first": objective_chips(first),
        "others": objective_chips(one for one in remit if one not in first),
        "sub_tables": [table_name(one) for one in body.sub_tables.all()],
        "milestones": milestones_of(body),
        **recommendations_of(RecommendationFilters(table=str(number)), MOST_RECOMMENDATIONS),
        "note": str(NOTES.get(number, "")),
        "offices": places(held_in([body]), body),
        "meetings": meetings_told(body),
        "papers": papers_of(body),
        **_who_sits(body),
    }


@public_page
def liaison_table(request: HttpRequest) -> HttpResponse:
    voice = _("By the Liaison Table; not necessarily the view of the United Nations.")
    context = {**_whole(LIAISON_TABLE), **_liaison(), "voice_words": voice}
    return render(request, "mechanism/tables/liaison_table.html", context)


@kept_with_content
def _liaison() -> dict[str, Any]:
    found, tables = composition(), list(working_tables())
    held = held_in(tables)
    rows = [_seats_of_table(held, one) for one in tables]
    agencies = _("Agencies of the Working Group on Civil Society of the Regional Network")
    rows.append({"whose": agencies, "filled": filled_in_words(found.agencies, AGENCIES)})
    return {"rows": rows, "taken": found.taken, "rules": panel(held, tables, found.taken, found.seats)}


def _seats_of_table(held: Held, body: Body) -> dict[str, Any]:
    table = table_name(body)
    principals, alternates = places(held, body, Mandate.PRINCIPAL, Mandate.ALTERNATE)
    return {
        "url": table.url,
        "whose": _("Working Table %(number)d") % {"number": table.number},
        "name": table.name,
        "language": table.language,
        "filled": principals["filled"],
        "holders": principals["rows"],
        "alternates": alternates["count"] if alternates["rows"] else "",
    }


@public_page
def technical_table(request: HttpRequest) -> HttpResponse:
    voice = _("By the Technical Table; not necessarily the view of the United Nations.")
    context = {**_whole(TECHNICAL_TABLE), "voice_words": voice}
    return render(request, "mechanism/tables/technical_table.html", context)


@kept_with_content
def _whole(slug: str) -> dict[str, Any]:
    body = find_whole_table(slug)
    if body is None:
        raise Http404
    shown = table_name(body)
    return {
        "page_title": shown.name,
        "table": shown,
        "lead": LEADS[body.kind],
        "papers": papers_of(body),
        **of_the_mechanism(shown.name, reverse(f"mechanism:{body.kind}")),
        "meetings": meetings_told(body),
        **_who_sits(body),
    }


def of_the_mechanism(title: str, here: str) -> dict[str, Any]:
    return {
        "breadcrumb": [(_("Mechanism"), reverse("mechanism:mechanism")), (title, "")],
        "pages": [{**one, "current": one["url"] == here} for one in _pages()],
        "voice": VOICE,
    }


@kept_with_content
def _pages() -> list[dict[str, str]]:
    tables = [
        {"url": reverse("mechanism:table", args=[one.number]), "label": _("Table %(number)d") % {"number": one.number}}
        for one in working_tables().prefetch_related(None)
    ]
    wholes = (
        ("mechanism:liaison_table", _("Liaison Table")),
        ("mechanism:technical_table", _("Technical Table")),
        ("mechanism:organisations", _("Organisations")),
        ("mechanism:recommendations", _("Recommendations")),
    )
    return [*tables, *({"url": reverse(route), "label": label} for route, label in wholes)]


def _who_sits(body: Body) -> dict[str, Any]:
    count, members = seat_counts().get(body.pk, SeatCount()), members_of(body)
    return {
        "seats": listed_in_words(count),
        "unseen": others_in_words(count),
        "members": [one._asdict() for one in members.rows],
        "more": members.more,
        "directory_url": reverse("home:directory"),
        "has_examples": has_examples(body),
        "counted_on": date_in_words(clock.today()),
    }
