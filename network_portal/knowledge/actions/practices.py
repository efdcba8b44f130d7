"""The published practice: how it is written."""

from collections.abc import Mapping
from typing import Any

from network_portal.common.folded import folded_words
from network_portal.common.text_statuses import TextStatus
from network_portal.knowledge.models import Practice, PracticeCall, PracticePopulation, PracticeText
from network_portal.knowledge.queries.practices import slugs_like
from network_portal.knowledge.queries.values import OWN, SEVERAL, text_written
from network_portal.knowledge.rules.practices import TEXTS
from network_portal.knowledge.rules.slugs import slug_of
from network_portal.organisations.models import Organisation

NUMBERS = ("year_from", "year_to", "cost")


def create_practice(
    *, organisation: Organisation, values: Mapping[str, Any], call: PracticeCall | None = None
) -> Practice:
    """Within the verb that publishes it."""
    facts = {"implementer_kind": organisation.kind, "is_example": organisation.is_example, "call": call}
    practice = _addressed(values["title"], **facts)
    practice.implementers.add(organisation)
    PracticeText.objects.create(practice=practice, language=values["language"], status=TextStatus.ORIGINAL)
    write_values(practice, values)
    return practice


def _addressed(title: str, **facts: Any) -> Practice:
    """Of two of one title that are published at once, the later waits for the earlier and takes the next address."""
    taken = slugs_like(title)
    while True:
        practice, is_new = Practice.objects.get_or_create(slug=slug_of(title, taken), defaults=facts)
        if is_new:
            return practice
        taken.add(practice.slug)


def write_values(practice: Practice, values: Mapping[str, Any]) -> None:
    """What these values speak of; the rest stays."""
    for name in OWN:
        if name in values:
            setattr(practice, name, (values[name] or None) if name in NUMBERS else (values[name] or ""))
    text = text_written(practice)
    for name in ("language", "title", *TEXTS):
        if name in values:
            setattr(text, name, values[name] or "")
    text.save()
    practice.order_title = " ".join(folded_words(text.title))[:200]
    practice.save()
    for name in SEVERAL:
        if name in values:
            getattr(practice, name).set(values[name] or [])
    if "populations" in values:
        practice.populations.all().delete()
        PracticePopulation.objects.bulk_create(
            [PracticePopulation(practice=practice, code=code) for code in values["populations"] or []]
        )
