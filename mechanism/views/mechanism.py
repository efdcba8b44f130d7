from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from mechanism.queries.meetings import next_meetings_told
from mechanism.queries.milestones import milestones_of
from mechanism.queries.seats import listed_in_words, others_in_words
from mechanism.queries.tables import table_name, working_tables
from mechanism.rules.founding import FOUNDED_ON
from mechanism.words import ADVICE, BRINGS, FULL_NAME, PRINCIPLES, PURPOSE
from network_portal.bodies.models import Body
from network_portal.bodies.queries.seats import SeatCount, has_examples, seat_counts
from network_portal.common import clock
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import date_in_words
from network_portal.common.middleware.public_pages import public_page
from network_portal.taxonomy.queries import objective_chips

VOICE = "mechanism"


@public_page
def mechanism(request: HttpRequest) -> HttpResponse:
    context = {
        "page_title": _("The Mechanism: civil society's place in the Compact"),
        "breadcrumb": [(_("Mechanism"), "")],
        "voice": VOICE,
        "founded_day": date_in_words(FOUNDED_ON),
        "purpose": PURPOSE,
        "advice": ADVICE,
        "full_name": FULL_NAME,
        "principles": PRINCIPLES,
        "brings": BRINGS,
        **_content(),
    }
    return render(request, "mechanism/mechanism/mechanism.html", context)


@kept_with_content
def _content() -> dict[str, Any]:
    tables, counts = list(working_tables()), seat_counts()
    cards = [_card(one, counts.get(one.pk, SeatCount())) for one in tables]
    return {
        "milestones": milestones_of(None),
        "meetings": next_meetings_told(),
        "tables": cards,
        "has_examples": has_examples(*tables),
        "is_translated": any(card["table"].is_unofficial for card in cards),
        "counted_on": date_in_words(clock.today()),
    }


def _card(body: Body, count: SeatCount) -> dict[str, Any]:
    return {
        "table": table_name(body),
        "title": _("Working Table %(number)d") % {"number": body.number},
        "objectives": objective_chips(body.objectives.all()),
        "sub_tables": [table_name(one) for one in body.sub_tables.all()],
        "seats": listed_in_words(count),
        "others": others_in_words(count),
    }
