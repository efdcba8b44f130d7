"""Calls for practices: the open ones, the ended ones, and what answers one."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from network_portal.common import clock
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, date_in_words, translated_text
from network_portal.knowledge.models import Practice, PracticeCall

MOST_ENDED, MOST_ANSWERS = 50, 100


def open_calls() -> QuerySet[PracticeCall]:
    """The one that ends first stands first."""
    return PracticeCall.objects.open_on(clock.today()).order_by("closes_on", "pk")


@kept_with_content
def open_calls_told() -> list[dict[str, str]]:
    return [told(one) for one in open_calls()]


def ended_calls() -> QuerySet[PracticeCall]:
    """The newest first."""
    return PracticeCall.objects.filter(closes_on__lt=clock.today())[:MOST_ENDED]


def calls_to_come() -> QuerySet[PracticeCall]:
    return PracticeCall.objects.filter(opens_on__gt=clock.today()).order_by("opens_on", "pk")


def find_call(slug: str, *, also_to_come: bool) -> PracticeCall | None:
    calls = PracticeCall.objects.all() if also_to_come else PracticeCall.objects.told(clock.today())
    return calls.filter(slug=slug).first()


def told(call: PracticeCall) -> dict[str, str]:
    return {
        "title": call.title,
        "lang": call.language,
        "url": reverse("knowledge:call", args=[call.slug]),
        "opens": date_in_words(call.opens_on),
        "closes": date_in_words(call.closes_on),
    }


def objectives_of_call(call: PracticeCall) -> list[dict[str, Any]]:
    language = current_language()
    return [
        {
            "number": one.number,
            "title": translated_text(one, "short", language)[0],
            "url": reverse("home:objective", args=[one.number]),
        }
        for one in call.objectives.order_by("number")
    ]


def answers_to(call: PracticeCall) -> list[Practice]:
    """Those that were published."""
    return list(Practice.objects.published().filter(call=call)[:MOST_ANSWERS])
