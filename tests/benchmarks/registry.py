"""`python -m tests.benchmarks.registry`: the registry of pledges at 1,000 and at 100,000, with a verdict on its aims.

Empties the database that it is given. Each address is asked in this process, past the page cache, several times; the
quickest counts, as what else the machine does is not the page's. `first` is asked with nothing kept but the choices of
filters, so that it counts its figures; `again` with its figures kept, so that it reads rows alone.
"""

import json
import os
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlencode

import django
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
SIZES = [int(size) for size in os.environ.get("BENCH_PLEDGES", "1000,100000").split(",")]
FILTERS = int(os.environ.get("BENCH_FILTERS", "100"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
MOST_GROWTH, MOST_MS = 1.2, 400.0
LIST, FIGURES, API = "/en/pledges/", "/en/pledges/figures/", "/api/v1/pledges/"
WORDS = ("visado", "visado humanitario", "reg", "PL-2020", "PL-2020-100007", "example", "trata datos", "ninguna")
CHOICES_KEPT = {"filter_choices", "_names", "public_plans"}


@dataclass(frozen=True)
class Group:
    """Addresses of one kind and what is aimed at: lists do not grow, figures come within a time."""

    name: str
    paths: tuple[str, ...]
    is_list: bool = False
    is_figure: bool = False


@dataclass(frozen=True)
class Asked:
    ms: float
    database_ms: float
    queries: int


@dataclass(frozen=True)
class Measured:
    """Of one group at one size: each address, first and again."""

    group: Group
    first: list[Asked]
    again: list[Asked]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network_portal.settings")
    django.setup()
    found = {size: list(measured_at(size)) for size in SIZES}
    report(found)
    save(found)


def measured_at(size: int) -> Iterator[Measured]:
    from django.db import connection

    call_command("flush", interactive=False, verbosity=0)
    call_command("set_up", verbosity=0)
    call_command("seed", scale=50, pledges=size, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    for group in groups():
        pairs = [_first_and_again(path) for path in group.paths]
        yield Measured(group, *(list(ones) for ones in zip(*pairs, strict=True)))


def groups() -> list[Group]:
    filters, words = list(_filters()), [{"text": text} for text in WORDS]
    places = [{"after": f"{year}-{number}"} for year in (2019, 2022, 2025) for number in (100_030, 100_090, 110_000)]
    return [
        Group("list", (LIST,), is_list=True),
        Group("list, deep", _with(LIST, places), is_list=True),
        Group("list, filtered", _with(LIST, filters), is_list=True),
        Group("list, filtered, deep", _with(LIST, [one | places[4] for one in filters]), is_list=True),
        Group("list, searched", _with(LIST, words), is_list=True),
        Group("figures", (FIGURES,)),
        Group("figures, filtered", _with(FIGURES, [*filters, *words]), is_figure=True),
        Group("pledge", (f"{LIST}PL-2018-100000/",), is_list=True),
        Group("countries", ("/en/countries/",)),
        Group("country", tuple(f"/en/countries/{code}/" for code in _codes("iso2")), is_list=True),
        Group("objectives", ("/en/objectives/",)),
        Group("objective", tuple(f"/en/objectives/{number}/" for number in range(1, 24)), is_list=True),
        Group("api", (API,), is_list=True),
        Group("api, filtered", _with(API, list(_filters(of_api=True))), is_list=True),
    ]


def _filters(*, of_api: bool = False) -> Iterable[dict[str, str]]:
    """The same ones each time: one of each kind, then one, two or three together."""
    chance, choices = random.Random("filters of pledges"), _choices(of_api=of_api)
    yield from ({name: chance.choice(values)} for name, values in choices.items())
    for _one in range(FILTERS - len(choices)):
        names = chance.sample(sorted(choices), chance.choice((1, 2, 2, 3)))
        yield {name: chance.choice(choices[name]) for name in names}


def _choices(*, of_api: bool) -> dict[str, list[str]]:
    from network_portal.organisations.models import Organisation
    from network_portal.organisations.queries.names import named_organisations

    unknown = [] if of_api else ["unknown"]
    named = named_organisations().filter(is_example=True).order_by("slug")
    return {
        "objective": [*map(str, range(1, 24)), *unknown],
        "area": list("12345"),
        "country": [*_codes("iso3" if of_api else "iso2"), *unknown],
        "subregion": ["caribbean", "central-america", "south-america"],
        "actor": [kind for kind, _words in Organisation.KINDS],
        "organisation": list(named.values_list("slug", flat=True)[:20]),
        "kind": ["individual", "common", "partnership", "matching", "unknown"],
        "form": ["financial", "human_resources", "process", "policy", "unknown"],
        "stage": ["planning", "in_progress", "fulfilled", "discontinued", "unknown"],
        "year": [str(year) for year in range(2018, 2027)],
    }


def _codes(column: str) -> list[str]:
    from network_portal.taxonomy.models import Country

    return list(Country.objects.order_by("pk").values_list(column, flat=True))


def _with(address: str, queries: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(f"{address}?{urlencode(one)}" for one in queries)


def _first_and_again(path: str) -> tuple[Asked, Asked]:
    from django.test import Client

    client = Client(headers={"authorization": "Bench", "host": "127.0.0.1"})
    client.get(path)
    first, again = [], []
    for _round in range(ROUNDS):
        forget(lambda name: name not in CHOICES_KEPT)
        first.append(_once(client, path))
        forget(lambda name: name == "listing")
        again.append(_once(client, path))
    return min(first, key=lambda one: one.ms), min(again, key=lambda one: one.ms)


def forget(is_unwanted: Callable[[str], bool]) -> None:
    from network_portal.common import kept

    values = kept._values()
    for key in [key for key in values if is_unwanted(key[0].__name__)]:  # type: ignore[index]
        del values[key]


def _once(client: Any, path: str) -> Asked:
    from django.db import connection

    spent: list[float] = []

    def watch(execute: Callable[..., Any], *rest: Any) -> Any:
        begun = time.perf_counter()
        try:
            return execute(*rest)
        finally:
            spent.append((time.perf_counter() - begun) * 1000)

    with connection.execute_wrapper(watch):
        begun = time.perf_counter()
        response = client.get(path)
        ms = (time.perf_counter() - begun) * 1000
    assert response.status_code == 200, (path, response.status_code)
    return Asked(ms, sum(spent), len(spent))


def report(found: dict[int, list[Measured]]) -> None:
    print(
        f"{'':<22}{'pledges':>8}{'n':>5}{'first p50':>10}{'p95':>8}"
        f"{'again p50':>10}{'p95':>8}{'SQL p50':>9}{'queries':>9}"
    )
    for several in zip(*found.values(), strict=True):
        for size, one in zip(found, several, strict=True):
            first, again = [each.ms for each in one.first], [each.ms for each in one.again]
            print(
                f"{one.group.name:<22}{size:>8}{len(first):>5}{median(first):>10.1f}{p95(first):>8.1f}{median(again):>10.1f}"
                f"{p95(again):>8.1f}{median(each.database_ms for each in one.again):>9.1f}"
                f"{max(each.queries for each in one.first):>9}  {verdict(one, several[0]) if size != SIZES[0] else ''}"
            )


def verdict(one: Measured, smallest: Measured) -> str:
    if one.group.is_figure:
        return _met(p95([each.ms for each in one.first]), MOST_MS, "ms at the 95th percentile")
    if one.group.is_list:
        now, then = (median(each.ms for each in those.again) for those in (one, smallest))
        return _met(now / then, MOST_GROWTH, f"times the time at {SIZES[0]:,}")
    return ""


def _met(value: float, most: float, unit: str) -> str:
    return f"{value:.2f} of at most {most} {unit}: {'met' if value <= most else 'MISSED'}"


def p95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def save(found: dict[int, list[Measured]]) -> None:
    target = ROOT / ".var" / "bench" / "registry.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps({size: [asdict(one) for one in ones] for size, ones in found.items()}, indent=1))
    print(f"saved: {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
