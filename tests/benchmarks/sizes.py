"""Lists and figures at 1,000 and at 100,000 objects, with a verdict on their aims: `registry.py` and `practices.py`.

Empties the database that it is given. Each address is asked in this process, past the page cache, several times; the
quickest counts, as what else the machine does is not the page's. `first` is asked with nothing kept but the choices of
filters and the sets of what has which value, so that it counts its figures; `again` with its figures kept, so that it
reads rows alone. After a change of public content the sets are read anew by the first who asks, once in each process:
groups of `after_change` tell how long that takes, and it is in no other figure.
"""

import json
import os
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlencode

import django
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
SIZES = [int(size) for size in os.environ.get("BENCH_SIZES", "1000,100000").split(",")]
FILTERS = int(os.environ.get("BENCH_FILTERS", "100"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
MOST_GROWTH, MOST_MS = 1.2, 400.0
CHOICES_KEPT = {
    "filter_choices",
    "_names",
    "public_plans",
    "facet_words",
    "everything",
    "practice_sets",
    "ranks",
    "pledge_sets",
}
"""What stays of the content as a whole, whatever is asked."""


@dataclass(frozen=True)
class Group:
    """Addresses of one kind and what is aimed at: lists do not grow, figures come within a time."""

    name: str
    paths: tuple[str, ...]
    is_list: bool = False
    is_figure: bool = False
    after_change: bool = False


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


Groups = Callable[[], list[Group]]


def measure(objects: str, groups: Groups) -> None:
    """`objects` as `manage.py seed` calls them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network_portal.settings")
    django.setup()
    found = {size: list(measured_at(size, objects, groups)) for size in SIZES}
    report(found, objects)
    save(found, objects)


def measured_at(size: int, objects: str, groups: Groups) -> Iterator[Measured]:
    from django.db import connection

    call_command("flush", interactive=False, verbosity=0)
    call_command("set_up", verbosity=0)
    call_command("seed", scale=50, verbosity=0, **{objects: size})
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    for group in groups():
        pairs = [_first_and_again(path, after_change=group.after_change) for path in group.paths]
        yield Measured(group, *(list(ones) for ones in zip(*pairs, strict=True)))


def random_filters(choices: dict[str, list[str]], name: str) -> Iterator[dict[str, str]]:
    """The same ones each time: one of each kind, then one, two or three together."""
    chance = random.Random(name)
    yield from ({name: chance.choice(values)} for name, values in choices.items())
    for _one in range(FILTERS - len(choices)):
        names = chance.sample(sorted(choices), chance.choice((1, 2, 2, 3)))
        yield {name: chance.choice(choices[name]) for name in names}


def country_codes(column: str) -> list[str]:
    from network_portal.taxonomy.models import Country

    return list(Country.objects.order_by("pk").values_list(column, flat=True))


def with_queries(address: str, queries: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(f"{address}?{urlencode(one)}" for one in queries)


def _first_and_again(path: str, *, after_change: bool = False) -> tuple[Asked, Asked]:
    from django.test import Client

    client = Client(headers={"authorization": "Bench", "host": "127.0.0.1"})
    client.get(path)
    first, again = [], []
    for _round in range(ROUNDS):
        forget(lambda name: after_change or name not in CHOICES_KEPT, wholes=after_change)
        first.append(_once(client, path))
        forget(lambda name: name == "listing")
        again.append(_once(client, path))
    return min(first, key=lambda one: one.ms), min(again, key=lambda one: one.ms)


def forget(is_unwanted: Callable[[str], bool], *, wholes: bool = False) -> None:
    from network_portal.common import kept

    values, kept_wholes = kept._values()
    if wholes:
        kept_wholes.clear()
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


def report(found: dict[int, list[Measured]], objects: str) -> None:
    print(
        f"{'':<22}{objects:>10}{'n':>5}{'first p50':>10}{'p95':>8}"
        f"{'again p50':>10}{'p95':>8}{'SQL p50':>9}{'queries':>9}"
    )
    for several in zip(*found.values(), strict=True):
        for size, one in zip(found, several, strict=True):
            first, again = [each.ms for each in one.first], [each.ms for each in one.again]
            print(
                f"{one.group.name:<22}{size:>10}{len(first):>5}{median(first):>10.1f}{p95(first):>8.1f}{median(again):>10.1f}"
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


def save(found: dict[int, list[Measured]], objects: str) -> None:
    target = ROOT / ".var" / "bench" / f"{objects}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps({size: [asdict(one) for one in ones] for size, ones in found.items()}, indent=1))
    print(f"saved: {target.relative_to(ROOT)}")
