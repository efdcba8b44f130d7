"""Who copied a practice, as far as everybody may read it; what waits to be published; what is one's own."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from network_portal.common.actors import Actor
from network_portal.common.languages import current_language, translated_text
from network_portal.knowledge.models import Practice, PracticeCopy
from network_portal.knowledge.rules.copies import CopyState

MOST_SHOWN, MOST_WAITING = 50, 100


def published_copies() -> QuerySet[PracticeCopy]:
    """The newest first."""
    return PracticeCopy.objects.filter(state=CopyState.PUBLISHED.value).select_related("organisation", "country")


def copies_of(practice: Practice) -> list[dict[str, Any]]:
    """As the page shows them; one query."""
    return [told(one) for one in published_copies().filter(practice=practice)[:MOST_SHOWN]]


def told(copy: PracticeCopy) -> dict[str, Any]:
    country = translated_text(copy.country, "name", current_language())[0]
    return {
        "who": copy.organisation.short_name if is_shown_by_name(copy) else _("An organisation"),
        "country": country,
        "year": str(copy.year),
        "words": copy.changed,
        "language": copy.language,
    }


def is_shown_by_name(copy: PracticeCopy) -> bool:
    """It wants it here, and its name is public everywhere."""
    return copy.is_named and copy.organisation.is_named


def waiting_copies() -> QuerySet[PracticeCopy]:
    """Oldest first."""
    waiting = PracticeCopy.objects.filter(state=CopyState.WAITING.value)
    return waiting.select_related("organisation", "country", "practice").order_by("told_at", "pk")


def own_copies(practice: Practice, organisations: Iterable[int]) -> QuerySet[PracticeCopy]:
    mine = PracticeCopy.objects.filter(practice=practice, organisation__in=list(organisations))
    return mine.exclude(state=CopyState.WITHDRAWN.value).select_related("organisation", "country")


def may_decide_on(actor: Actor, copy: PracticeCopy) -> bool:
    """Nobody decides on what they told, or on what is of an organisation of theirs."""
    is_author = actor.user_id is not None and actor.user_id == copy.author_id
    return not is_author and copy.organisation_id not in actor.memberships
