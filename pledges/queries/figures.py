"""What a list of pledges counts up to. Every figure is the length of a list that the same filters give."""

from array import array
from dataclasses import dataclass

from network_portal.common.bit_sets import Bits, counts_among, having_all, places_in
from network_portal.taxonomy.queries import EVERY_OBJECTIVE
from pledges.models.pledges import STAGES
from pledges.queries.filters import UNKNOWN, PledgeFilters
from pledges.queries.pledge_sets import PledgeSets, found_by, pledge_sets

FEWEST_ORGANISATIONS = 5  # a number of fewer tells of each of them
FEWEST_TO_WALK, MOST_PLACES = 5_000, 10_000
"""Fewer pledges are read by their places, so many places are kept of a set."""


@dataclass(frozen=True)
class StageFigures:
    """`stages` by code, `UNKNOWN` last, sum to `total`. `without_update` are those of which visitors know no update:
    one that is held counts as none, or the number would tell of it; `may_tell` whether enough organisations stand
    behind it for the public to read that number, and not all are silent. `years` are the first and the last in which
    one was made."""

    total: int
    stages: dict[str, int]
    without_update: int
    may_tell: bool
    examples: int
    years: tuple[int, int]


@dataclass(frozen=True)
class PledgeFigures:
    """`objectives` by number, `countries` by two letters: a pledge counts for each that it names, and as `UNKNOWN`
    where it names none."""

    stages: StageFigures
    objectives: dict[str, int]
    countries: dict[str, int]


@dataclass(frozen=True)
class CountedList:
    """`places` are those of the newest pledges of the set in the order of the list (`place_of`), none where the list
    is walked: eighty kilobytes at most, so that some hundreds of sets may be kept."""

    figures: StageFigures
    places: "array[int]"


def counted_list(filters: PledgeFilters) -> CountedList:
    """Many pledges are walked by the index of the list, unless they are found by their words: no index knows both."""
    sets = pledge_sets()
    found = found_by(filters, sets)
    figures = _stages(sets, found)
    is_short = bool(filters.text) or figures.total < FEWEST_TO_WALK
    newest = reversed(places_in(found)[-MOST_PLACES:]) if is_short else ()
    return CountedList(figures, array("q", (sets.numbers[place] for place in newest)))


def pledge_figures(filters: PledgeFilters) -> PledgeFigures:
    sets = pledge_sets()
    found = found_by(filters, sets)
    objectives, countries = (counts_among(found, sets.of[name]) for name in ("objective", "country"))
    return PledgeFigures(_stages(sets, found), objectives, countries)


def naming_every_objective() -> int:
    """How many name all 23: what each of these objectives has of its own is told apart from them."""
    return having_all(pledge_sets().of["objective"], EVERY_OBJECTIVE).bit_count()


def _stages(sets: PledgeSets, found: Bits) -> StageFigures:
    counts = counts_among(found, sets.of["stage"])
    total, silent = found.bit_count(), (found & sets.silent).bit_count()
    years = [int(year) for year in counts_among(found, sets.of["year"])]
    return StageFigures(
        total=total,
        stages={code: counts.get(code, 0) for code in [*(code for code, _name in STAGES), UNKNOWN]},
        without_update=silent,
        may_tell=silent < total and _have_enough_organisations(sets, found),
        examples=(found & sets.examples).bit_count(),
        years=(min(years, default=0), max(years, default=0)),
    )


def _have_enough_organisations(sets: PledgeSets, found: Bits) -> bool:
    several: set[int] = set()
    for place in places_in(found):
        several.add(sets.organisations[place])
        if len(several) == FEWEST_ORGANISATIONS:
            return True
    return False
