"""Calls for practices: the open ones, the ended ones, and what answers one."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from network_portal.audit.queries import last_done
from network_portal.common import clock
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, date_in_words, language_name
from network_portal.knowledge.models import Practice, PracticeCall

MOST_ENDED, MOST_ANSWERS = 50, 100
LATE = timedelta(days=30)
"""As late as this the calendar still tells of a first day."""
TELLING = ("knowledge.open_call", "knowledge.change_call", "knowledge.begin_call")


def open_calls() -> QuerySet[PracticeCall]:
    """The one that ends first stands first."""
    return PracticeCall.objects.open_on(clock.today()).order_by("closes_on", "pk").prefetch_related("texts")


@kept_with_content
def open_calls_told() -> list[dict[str, str]]:
    return [told(one) for one in open_calls()]


def ended_calls() -> QuerySet[PracticeCall]:
    """The newest first."""
    return (
        PracticeCall.objects.told(clock.today())
        .filter(closes_on__lt=clock.today())
        .prefetch_related("texts")[:MOST_ENDED]
    )


def calls_to_come() -> QuerySet[PracticeCall]:
    coming = PracticeCall.objects.filter(opens_on__gt=clock.today(), is_taken_off=False)
    return coming.order_by("opens_on", "pk").prefetch_related("texts")


def calls_taken_off() -> QuerySet[PracticeCall]:
    return PracticeCall.objects.filter(is_taken_off=True).prefetch_related("texts")[:MOST_ENDED]


def begun_calls_not_told() -> QuerySet[PracticeCall]:
    """Those of the last days; who opened or changed a call since its first day told of it already."""
    today = clock.today()
    begun = PracticeCall.objects.told(today).filter(opens_on__gte=today - LATE).order_by("pk")
    last = last_done("knowledge.practicecall", [one.pk for one in begun], TELLING)
    return begun.filter(
        pk__in=[one.pk for one in begun if one.pk not in last or clock.day_of(last[one.pk]) < one.opens_on]
    )


def find_call(slug: str, *, also_hidden: bool) -> PracticeCall | None:
    calls = PracticeCall.objects.all() if also_hidden else PracticeCall.objects.told(clock.today())
    return calls.filter(slug=slug).first()


def told(call: PracticeCall) -> dict[str, str]:
    text = call.text
    return {
        "title": text.title,
        "lang": text.language,
        "url": reverse("knowledge:call", args=[call.slug]),
        "opens": date_in_words(call.opens_on),
        "closes": date_in_words(call.closes_on),
    }


def languages_of_call(call: PracticeCall) -> dict[str, Any]:
    """Whose words the reader sees, and in which other languages the call can be read."""
    shown = call.text
    return {
        "status": str(shown.get_status_display()),
        "language": language_name(shown.language),
        "is_fallback": shown.language != current_language(),
        "others": [language_name(text.language) for text in call.texts.all() if text != shown],
    }


def answers_to(call: PracticeCall) -> list[Practice]:
    """Those that were published."""
    return list(Practice.objects.published().filter(call=call)[:MOST_ANSWERS])
