"""The practices that public sources tell of, from `fixtures/`: what is there already stays as it is."""

import csv
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common.actors import Actor
from network_portal.common.folded import folded_words
from network_portal.knowledge.models import Practice, PracticeText
from network_portal.knowledge.rules.founding import FoundingPractice, read_practice
from network_portal.taxonomy.models import Country, Objective

FILE = Path(settings.BASE_DIR) / "fixtures" / "practices.csv"


@transaction.atomic
def load_practices(*, by: Actor) -> int:
    """How many were added."""
    there = set(Practice.objects.values_list("slug", flat=True))
    wanted = [one for one in _practices() if one.key not in there]
    for told in wanted:
        record("knowledge.load_practices", by=by, target=_written(told))
    return len(wanted)


def _practices() -> Iterable[FoundingPractice]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [read_practice(row) for row in csv.DictReader(file)]


def _written(told: FoundingPractice) -> Practice:
    practice = Practice.objects.create(
        slug=told.key,
        order_title=" ".join(folded_words(told.title["en"]))[:200],
        level=told.level,
        year_from=told.year,
        legal_instrument=told.legal_instrument,
        hub_state=told.hub_state,
        hub_address=told.hub_address,
        origin=told.origin,
        source=told.source,
        marks=dict(told.marks),
    )
    practice.countries.set(Country.objects.filter(iso3__in=told.countries))
    practice.objectives.set(Objective.objects.filter(number__in=told.objectives))
    for language, title in told.title.items():
        summary = told.summary.get(language, "")
        status = told.statuses[language]
        PracticeText.objects.create(practice=practice, language=language, status=status, title=title, summary=summary)
    return practice
