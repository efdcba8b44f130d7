"""Sixty and more questions that people type, each with the page that ought to come first."""

import csv
from pathlib import Path

import pytest
from django.utils import translation

from network_portal.search.queries.search import search

HERE = Path(__file__).resolve().parent
LEAST = 0.85

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_portal")]


def asked() -> list[dict[str, str]]:
    with (HERE.parent / "queries.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def place_of(row: dict[str, str]) -> int:
    """1 for the first; 0 where it is not among what is found."""
    with translation.override(row["language"]):
        found = search(row["text"], row["language"])
    urls = [one.url for one in found.results]
    wanted = f"/{row['language']}/{row['expected']}"
    return urls.index(wanted) + 1 if wanted in urls else 0


def test_what_people_look_for_comes_first():
    rows = asked()
    assert len(rows) >= 60
    assert {row["language"] for row in rows} == {"es", "en", "pt-br", "fr"}
    places = {f"{row['language']}: {row['text']}": place_of(row) for row in rows}
    reciprocal = sum(1 / place for place in places.values() if place) / len(places)
    late = {name: place for name, place in places.items() if place != 1}
    assert reciprocal >= LEAST, f"mean reciprocal rank {reciprocal:.3f}; not first: {late}"
    print(f"mean reciprocal rank {reciprocal:.3f}; not first: {late}")
