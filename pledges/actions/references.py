from collections.abc import Iterable

from django.db.models import Max

from pledges.models import Pledge, ReferenceYear
from pledges.rules.references import reference


def take_reference(year: int) -> tuple[str, int]:
    """The next reference of a year and its number; inside the transaction that writes the pledge, which holds
    the year until then."""
    [taken] = take_references(year, 1)
    return taken


def take_references(year: int, count: int, *, after: int = 0) -> list[tuple[str, int]]:
    """The next so many references of a year, each with its number, all of them beyond `after`."""
    hold_years([year])
    last = Pledge.objects.filter(year=year).aggregate(last=Max("number"))["last"] or 0
    last = max(last, after)
    return [(reference(year, number), number) for number in range(last + 1, last + count + 1)]


def hold_years(years: Iterable[int]) -> None:
    """Nobody else gives references of these years until the transaction ends; in one order, so that two who hold
    several never wait for each other."""
    for year in sorted(set(years)):
        ReferenceYear.objects.get_or_create(year=year)
        _hold(year)


def hold_imports() -> None:
    """One import is written after the other, so that each meets what the one before it wrote."""
    hold_years([ReferenceYear.IMPORTS])


def forget_empty_years() -> None:
    """Those of which no pledge is left, so that their numbers begin anew; what imports hold stays."""
    years = ReferenceYear.objects.exclude(year=ReferenceYear.IMPORTS)
    years.exclude(year__in=Pledge.objects.values("year")).delete()


def _hold(year: int) -> None:
    ReferenceYear.objects.select_for_update().get(year=year)
