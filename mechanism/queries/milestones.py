"""Milestones as pages tell them: the newest first."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mechanism.models import Milestone
from network_portal.bodies.models import Body
from network_portal.common.languages import current_language, date_in_words

MOST = 30


def milestones_of(body: Body | None) -> list[dict[str, str]]:
    """Of a table, or of the Mechanism as a whole; two queries. `lang` is that of the words where it is not the
    reader's."""
    return [_told(one) for one in published_of(body)[:MOST]]


def published_of(body: Body | None) -> QuerySet[Milestone]:
    return Milestone.objects.published().filter(body=body).order_by("-day", "pk").prefetch_related("texts")


def _told(one: Milestone) -> dict[str, str]:
    text = one.text
    return {
        "day": day_of(one),
        "words": text.words,
        "lang": "" if text.language == current_language() else text.language,
    }


def day_of(one: Milestone) -> str:
    day = date_in_words(one.day, "month" if one.precision == "month" else "day")
    return str(_("by %(day)s") % {"day": day}) if one.is_by_then else day
