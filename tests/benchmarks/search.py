"""`python -m tests.benchmarks.search`: the search over 100,000 invented objects on PostgreSQL, with its verdict.

On the database of `DATABASE_URL`, which is migrated and should be nobody's: the objects are taken out at the end.
They are written in one language or two, 60 to 90 words each, as words of a language are used: few often, most seldom.
The first `WRITTEN` are written by the portal; the rest are copies of them, made within the database.
"""

import csv
import os
import random
import time
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from statistics import median, quantiles

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network_portal.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from network_portal.common.languages import CONTENT_LANGUAGES  # noqa: E402
from network_portal.common.registry import PublicText, PublicTexts, public_texts  # noqa: E402
from network_portal.search.actions.index import index_objects, rebuild  # noqa: E402
from network_portal.search.models import KnownWord, SearchText  # noqa: E402
from network_portal.search.queries.search import search  # noqa: E402

OBJECTS = int(os.environ.get("SEARCH_OBJECTS", "100000"))
WRITTEN = min(OBJECTS, int(os.environ.get("SEARCH_WRITTEN", "10000")))
ROUNDS = 3
MOST_MS = 100
KIND = "trial"
COPY = """
    INSERT INTO search_searchtext (kind, key, language, title, title_language, body, body_language, related, codes,
        path, day, weight, is_example, digest, headings_index, words_index)
    SELECT kind, %(copy)s || key, language, title, title_language, body, body_language, related, codes,
        path, day, weight, is_example, digest, headings_index, words_index
    FROM search_searchtext WHERE kind = %(kind)s AND key ~ '^[0-9]+$' AND key::int < %(written)s
    ON CONFLICT DO NOTHING"""
QUERIES = Path(__file__).resolve().parents[1] / "search" / "queries.csv"
OFTEN = [
    *("migrantes", "migración", "derechos", "países", "región", "programa", "apoyo", "personas", "migrants", "rights"),
    *("migration", "countries", "region", "migração", "direitos", "região", "droits", "pays", "trabajo", "frontera"),
    *("remesas", "trata", "integración"),
]
WORST = ("migrantes", "migración derechos", "migrants rights countries", "región", "migraton", "derechs humanos", "mig")


@lru_cache(maxsize=1)
def seldom() -> list[str]:
    chance = random.Random("words")
    syllables = [first + second for first in "bcdfglmnprstv" for second in "aeiou"]
    return ["".join(chance.choices(syllables, k=chance.randint(2, 5))) for _place in range(40_000)]


def text_of(key: str) -> tuple[str, str]:
    chance = random.Random(key)
    words = seldom()
    said = [
        chance.choice(OFTEN) if chance.random() < 0.35 else words[int(len(words) * chance.random() ** 3)]
        for _place in range(chance.randint(60, 90))
    ]
    return " ".join(said[:8]).capitalize(), " ".join(said)


def documents(keys: Collection[str] | None) -> Iterator[PublicText]:
    for key in keys if keys is not None else map(str, range(WRITTEN)):
        number = int(key)
        if number >= WRITTEN:
            continue
        title, text = text_of(key)
        languages = CONTENT_LANGUAGES[number % 4 :][: 1 + number % 2] or CONTENT_LANGUAGES[:1]
        yield PublicText(
            key=key,
            route="pledges:pledge",
            args=(f"PL-2000-{number:06}",),
            titles=dict.fromkeys(languages, f"EXAMPLE {title}"),
            texts=dict.fromkeys(languages, text),
            codes=(f"PL-2000-{number:06}",),
            objectives=(1 + number % 23, 1 + number % 7),
            countries=("HN",) if number % 9 == 0 else (),
            is_example=True,
        )


def main() -> None:
    public_texts.register(KIND, PublicTexts("EXAMPLE", 99, documents, {}))
    for command in ("load_taxonomy", "load_organisations", "load_work_plans", "load_pledges"):
        call_command(command, verbosity=0)
    begun = time.monotonic()
    for kind in ("objectives", "countries", "pages", "plans", "priorities", "activities", "pledges"):
        rebuild(kind)
    index_objects(KIND, [str(number) for number in range(WRITTEN)])
    copy_rows()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    print(f"{OBJECTS} objects, {SearchText.objects.count()} rows, {KnownWord.objects.count()} words", end=" ")
    print(f"indexed in {time.monotonic() - begun:.0f} s")
    try:
        measure()
    finally:
        if not os.environ.get("SEARCH_KEEP"):
            forget()


def copy_rows() -> None:
    with connection.cursor() as cursor:
        for copy in range(1, OBJECTS // WRITTEN):
            cursor.execute(COPY, {"copy": f"copy {copy} of ", "kind": KIND, "written": WRITTEN})


def measure() -> None:
    """The questions that people type, for the verdict; and apart from them words that stand in most objects."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        asked = [(row["language"], row["text"]) for row in csv.DictReader(file)]
    worst = [(language, text) for language in CONTENT_LANGUAGES for text in WORST]
    for language, text in (*asked, *worst):
        search(text, language)
    p95 = told("questions that people type", asked)
    told("words that most objects hold", worst)
    print(f"p95 at most {MOST_MS} ms over {OBJECTS} objects: {'met' if p95 <= MOST_MS else 'MISSED'}")


def told(name: str, asked: list[tuple[str, str]]) -> float:
    times = {one: [timed(*one) for _round in range(ROUNDS)] for one in dict.fromkeys(asked)}
    every = [ms for its in times.values() for ms in its]
    p95 = quantiles(every, n=20)[-1]
    print(f"{name}, {len(every)}: p50 {median(every):.1f} ms, p95 {p95:.1f} ms, max {max(every):.1f} ms")
    for (language, text), its in sorted(times.items(), key=lambda item: -median(item[1]))[:5]:
        print(f"  {median(its):6.1f} ms  {language}: {text}")
    return p95


def timed(language: str, text: str) -> float:
    begun = time.perf_counter()
    search(text, language)
    return (time.perf_counter() - begun) * 1000


def forget() -> None:
    global WRITTEN
    WRITTEN = 0
    rebuild(KIND, afresh=True)


if __name__ == "__main__":
    main()
