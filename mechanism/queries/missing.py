"""Whom the Mechanism lacks against its baseline, kinds and countries with nobody first."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from mechanism.models import Baseline
from mechanism.queries.organisations import OF_THE_MECHANISM
from mechanism.rules.missing import Held
from network_portal.bodies.queries.seats import seats_to_tell
from network_portal.common.folded import kept_words
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.directory import country_names
from network_portal.organisations.rules.names import is_named_in_public

KINDS = [(code, words) for code, words in Organisation.KINDS if not is_named_in_public(code, is_listed=False)]


@dataclass(frozen=True)
class MissingRow:
    """`key` is `kind-…` or `country-…` by two letters, as forms and addresses say it."""

    key: str
    words: str
    wanted: int
    held: Held

    @property
    def lacks(self) -> int:
        return self.held.lacks(self.wanted)


def missing_rows() -> list[MissingRow]:
    """Those below what was wished, nobody first, then by how many lack; three queries, and the names of countries."""
    below = [row for row in rows_of_baseline() if row.wanted and row.lacks]
    return sorted(below, key=lambda row: (not row.held.is_nobody, -row.lacks, row.key))


def rows_of_baseline() -> list[MissingRow]:
    """Every kind and every country, whether or not something is wished of it."""
    wished = wishes()
    kinds, countries = _held("kind"), _held("country")
    rows = [MissingRow(f"kind-{code}", str(words), 0, kinds[code]) for code, words in KINDS]
    named = sorted(country_names().items(), key=lambda pair: kept_words(pair[1][1]))
    rows += [MissingRow(f"country-{code}", words, 0, countries[pk]) for pk, (code, words) in named]
    return [MissingRow(row.key, row.words, wished.get(row.key, 0), row.held) for row in rows]


def wishes() -> dict[str, int]:
    found = Baseline.objects.values_list("kind", "country__iso2", "wanted")
    return {f"kind-{kind}" if kind else f"country-{code}": wanted for kind, code, wanted in found}


def _held(field: str) -> dict[object, Held]:
    """By the value of the column; each organisation counts once, in however many tables it sits."""
    seats = seats_to_tell().filter(body__kind__in=OF_THE_MECHANISM).order_by()
    chosen = [f"organisation__{name}" for name in ("is_listed", "shows_tables", f"shows_{field}")]
    rows = seats.values_list(f"organisation__{field}", *chosen).annotate(Count("organisation", distinct=True))
    counts: dict[object, list[int]] = defaultdict(lambda: [0, 0])
    for value, *choices, count in rows:
        counts[value][0 if all(choices) else 1] += count
    return defaultdict(Held, {value: Held(seen, others) for value, (seen, others) in counts.items()})
