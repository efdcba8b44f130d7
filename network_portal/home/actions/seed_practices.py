"""Plausible practices in any number, for measuring: invented, deterministic, written in bulk."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from network_portal.audit.actions import raise_content_version
from network_portal.common.actors import Actor
from network_portal.common.folded import folded_words
from network_portal.home.actions.seed_pledges import BATCH, WORDS
from network_portal.knowledge.models import Practice, PracticePopulation, PracticeText
from network_portal.knowledge.queries.links import links_of
from network_portal.knowledge.rules.practices import Level, Population
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country, Objective

FIRST = datetime(2018, 1, 1, 17, tzinfo=UTC)
KINDS = [code for code, _words in Organisation.KINDS]


@transaction.atomic
def seed_practices(*, by: Actor, size: int) -> None:
    """The same size twice adds nothing."""
    if not settings.EXAMPLES_ALLOWED:
        raise RuntimeError("production never loads examples")
    chance = random.Random(f"practices {size}")  # noqa: S311 - the same practices each time
    there = set(Practice.objects.filter(is_example=True).values_list("slug", flat=True))
    rows = [one for one in _practices(size, chance) if one.slug not in there]
    for start in range(0, len(rows), BATCH):
        batch = Practice.objects.bulk_create(rows[start : start + BATCH])
        PracticeText.objects.bulk_create([_text(one, chance) for one in batch])
        PracticePopulation.objects.bulk_create(
            [PracticePopulation(practice=one, code=chance.choice(list(Population))) for one in batch[::2]]
        )
        _join("objectives", "objective", batch, list(Objective.objects.order_by("pk")), 4, chance)
        _join("countries", "country", batch, list(Country.objects.order_by("pk")), 2, chance)
    transaction.on_commit(raise_content_version)


def _practices(size: int, chance: random.Random) -> Iterator[Practice]:
    for place in range(size):
        yield Practice(
            slug=f"example-{place}",
            order_title=f"example {' '.join(folded_words(' '.join(chance.sample(WORDS, 2))))} {place}",
            level=chance.choice(["", *Level]),
            implementer_kind=chance.choice(["", *KINDS]),
            year_from=chance.choice([None, *range(2010, 2027)]),
            published_at=FIRST + timedelta(hours=place),
            source="EXAMPLE",
            is_example=True,
        )


def _text(practice: Practice, chance: random.Random) -> PracticeText:
    return PracticeText(
        practice=practice,
        language="es",
        status="original",
        title=f"EXAMPLE: {' '.join(chance.sample(WORDS, 5))} {practice.slug}",
        summary=f"EXAMPLE. {' '.join(chance.choices(WORDS, k=15))}.",
        done=f"EXAMPLE. {' '.join(chance.choices(WORDS, k=40))}.",
    )


def _join(
    name: str, column: str, practices: list[Practice], offered: list[Any], most: int, chance: random.Random
) -> None:
    rows = links_of(name)
    rows.bulk_create(
        [
            rows.model(**{"practice_id": practice.pk, f"{column}_id": one.pk})
            for practice in practices
            for one in chance.sample(offered, chance.randint(0, most))
        ],
        BATCH,
    )
