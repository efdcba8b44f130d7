"""The index of words: PostgreSQL's full text or SQLite's FTS5 behind the same three functions.

Both are given folded words and stems as they are: what a word is, is decided once, in `rules/`. Each word carries a
letter for the language of its row, so that a search in one language reads the entries of no other.
"""

from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from django.db import connection, transaction

from network_portal.search.rules.questions import AskedWord

MOST_FOUND = 500
MOST_HEADINGS = 200  # on SQLite; PostgreSQL looks for other rows only where the headings are fewer than `MOST_FOUND`
MOST_RANKED = 200  # headings among them: to unpack the words of more costs longer than all the rest of a search
LETTERS = {"es": "s", "en": "e", "pt-br": "p", "fr": "f"}
_KIND = "0"


@dataclass(frozen=True)
class Entry:
    """The words of one row by how much they say of it."""

    id: int
    language: str
    kind: str
    headings: Sequence[str]
    body: Sequence[str]
    related: Sequence[str]


@dataclass(frozen=True)
class Match:
    id: int
    kind: str
    key: str
    language: str
    score: float


def write(entries: Sequence[Entry]) -> None:
    """Of rows that have no entry yet."""
    if not entries:
        return
    rows = [(one.id, *_texts(one)) for one in entries]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_WRITE["postgresql"], [list(column) for column in zip(*rows, strict=True)])
        else:
            cursor.executemany(_WRITE["sqlite"], rows)


def forget(ids: Collection[int]) -> None:
    """Of rows that are deleted. PostgreSQL keeps the words in the row itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [(pk,) for pk in ids])


def find(
    words: Sequence[AskedWord], languages: Sequence[str], *, kind: str = "", any_word: bool = False
) -> list[Match]:
    """At most some `MOST_FOUND`; those with the words in their headings are never left out for others."""
    question = _question(words, languages, kind, any_word)
    values: dict[str, str | int] = {
        "question": question,
        "headings": question if connection.vendor == "postgresql" else f"headings : ({question})",
        "most": MOST_FOUND,
        "most_headings": MOST_HEADINGS,
        "most_ranked": MOST_RANKED,
    }
    is_postgresql = connection.vendor == "postgresql"
    with transaction.atomic() if is_postgresql else nullcontext(), connection.cursor() as cursor:
        if is_postgresql:
            cursor.execute(_BY_THE_INDEX)
        cursor.execute(_FIND[connection.vendor], values)
        return [Match(*row) for row in cursor.fetchall()]


def _texts(entry: Entry) -> tuple[str, str, str]:
    letter = LETTERS[entry.language]
    mark = f"{letter}{_KIND}{entry.kind}"
    return (
        " ".join([mark, *(letter + word for word in entry.headings)]),
        " ".join(letter + word for word in entry.body),
        " ".join(letter + word for word in entry.related),
    )


def _question(words: Sequence[AskedWord], languages: Sequence[str], kind: str, any_word: bool) -> str:
    """One text for both: they write 'and', 'or' and 'begins so' with other signs."""
    signs = _SIGNS[connection.vendor]
    each = []
    for language in languages:
        letter = LETTERS[language]
        asked = [signs.either.join(signs.words_of(one, letter)) for one in words]
        joined = (signs.either if any_word else signs.both).join(f"({one})" for one in asked)
        each.append(f"({joined}){signs.both}{signs.word(f'{letter}{_KIND}{kind}')}" if kind else f"({joined})")
    return signs.either.join(each)


@dataclass(frozen=True)
class _Signs:
    both: str
    either: str
    quote: str
    begins: str

    def word(self, text: str) -> str:
        return f"{self.quote}{text}{self.quote}"

    def words_of(self, asked: AskedWord, letter: str) -> list[str]:
        forms = [self.word(letter + form) for form in asked.forms]
        return [*forms, self.word(letter + asked.typed) + self.begins] if asked.begins else forms


_SIGNS = {"postgresql": _Signs(" & ", " | ", "'", ":*"), "sqlite": _Signs(" AND ", " OR ", '"', "*")}
_WRITE = {
    "postgresql": """
        UPDATE search_searchtext SET headings_index = to_tsvector('simple', data.headings), words_index =
            setweight(to_tsvector('simple', data.headings), 'A')
            || setweight(to_tsvector('simple', data.body), 'B') || setweight(to_tsvector('simple', data.related), 'D')
        FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[]) AS data (id, headings, body, related)
        WHERE search_searchtext.id = data.id""",
    "sqlite": "INSERT INTO search_words (rowid, headings, body, related) VALUES (%s, %s, %s, %s)",
}
_BY_THE_INDEX = "SET LOCAL enable_seqscan = off"
"""Of a word that many rows hold, PostgreSQL thinks to meet enough of them in a row, and does not know what it costs to
unpack the words of each that it passes: ten times the index."""
_FIND = {
    "postgresql": """
        WITH headings AS MATERIALIZED (
            SELECT id FROM search_searchtext WHERE headings_index @@ %(headings)s::tsquery LIMIT %(most)s
        ), anywhere AS MATERIALIZED (
            SELECT id FROM (SELECT id FROM search_searchtext WHERE words_index @@ %(question)s::tsquery
                LIMIT %(most)s - (SELECT COUNT(*) FROM headings)) AS others LIMIT %(most)s
        ), ranked AS MATERIALIZED (
            SELECT id FROM (SELECT id FROM headings UNION ALL SELECT id FROM anywhere) AS found LIMIT %(most_ranked)s
        )
        SELECT id, kind, key, language, CASE WHEN id IN (SELECT id FROM ranked)
            THEN ts_rank('{0.1, 0.2, 0.4, 1.0}', words_index, %(question)s::tsquery) * weight ELSE 0 END
        FROM search_searchtext JOIN (SELECT id FROM headings UNION SELECT id FROM anywhere) AS found USING (id)""",
    "sqlite": """
        WITH found AS (
            SELECT * FROM (SELECT rowid AS id FROM search_words WHERE search_words MATCH %(headings)s
                LIMIT %(most_headings)s)
            UNION SELECT * FROM (SELECT rowid AS id FROM search_words WHERE search_words MATCH %(question)s
                LIMIT %(most)s)
        )
        SELECT texts.id, texts.kind, texts.key, texts.language, -bm25(search_words, 10.0, 4.0, 1.0) * texts.weight
        FROM search_words JOIN search_searchtext AS texts ON texts.id = search_words.rowid
        WHERE search_words MATCH %(question)s AND search_words.rowid IN (SELECT id FROM found)""",
}
