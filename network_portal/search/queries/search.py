"""One search over everything public, in the reader's language first and across the others.

There are ten queries at most, however much there is: four for the words, where some are not known; two for the
matches, and two more where few objects hold all the words; the titles of the best, the texts of those that are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from network_portal.common.languages import CONTENT_LANGUAGES, current_language
from network_portal.common.registry import BETWEEN, public_texts
from network_portal.search.models import SearchText
from network_portal.search.models.engines import MOST_FOUND, Match, find
from network_portal.search.queries.questions import question_of
from network_portal.search.rules.passages import Looked, Pieces, marked, parts_met, passage
from network_portal.search.rules.questions import Question
from network_portal.search.rules.ranking import rank

MOST_RANKED = (
    30  # of each kind, by what the index thinks of them; of the kind that was asked for alone ten times so many
)
MOST_OF_A_KIND = 5
PAGE_SIZE = 25
MOST_SHOWN = 200


@dataclass(frozen=True)
class Result:
    """An object as it is shown: `title` in the reader's language where it has it, `passage` of its own text, in its
    own. `found_by` tells what stands around it and was asked for, where neither holds a word of it. `score` says how
    it stands to the others."""

    kind: str
    key: str
    url: str
    title: Pieces
    title_language: str
    passage: Pieces
    passage_language: str
    found_by: list[str]
    found_by_language: str
    day: date | None
    is_example: bool
    score: float
    holds_all: bool

    @property
    def says_example(self) -> bool:
        """Whether the title itself begins so."""
        return self.title_text.startswith("EXAMPLE")

    @property
    def title_text(self) -> str:
        return "".join(text for text, _is_marked in self.title)

    @property
    def passage_text(self) -> str:
        return "".join(text for text, _is_marked in self.passage)


@dataclass(frozen=True)
class Group:
    """The best of one kind; `count` of them all, exact below `MOST_FOUND`."""

    kind: str
    name: str
    count: int
    results: list[Result]

    @property
    def is_capped(self) -> bool:
        return self.count >= MOST_FOUND


@dataclass(frozen=True)
class Found:
    """`holds_all`: each object found holds every word that was asked for; else `whole` many do and come first, and
    the others hold some of them."""

    question: Question
    groups: list[Group] = field(default_factory=list)
    holds_all: bool = True
    whole: int = 0

    @property
    def results(self) -> list[Result]:
        """The best of all kinds, the best first."""
        return sorted((one for group in self.groups for one in group.results), key=_place)


@dataclass(frozen=True)
class _Ranked:
    match: Match
    score: float
    holds_all: bool


Key = tuple[str, str]


def _place(one: Result | _Ranked) -> tuple[bool, float]:
    return not one.holds_all, -one.score


def search(text: str, language: str = "", kind: str | None = None, page: int = 1) -> Found:
    """Of every kind the best few, the kind of the best first; with a `kind` one page of it alone."""
    language = language or current_language()
    question = question_of(text, language)
    if not question.words:
        return Found(question)
    matches, whole = _matches(question, language, kind or "")
    by_kind: dict[str, list[Match]] = {}
    for one in sorted(matches, key=lambda one: (_key(one) not in whole, -one.score)):
        by_kind.setdefault(one.kind, []).append(one)
    ranked = _ranked(by_kind, whole, question, language, MOST_RANKED * (10 if kind else 1))
    first = PAGE_SIZE * (page - 1) if kind else 0
    shown = {name: its[first : first + (PAGE_SIZE if kind else MOST_OF_A_KIND)] for name, its in ranked.items()}
    results = _results([one for its in shown.values() for one in its], question, language)
    groups = [
        Group(name, _name(name), len(by_kind[name]), [results[one.match.id] for one in its if one.match.id in results])
        for name, its in sorted(shown.items(), key=lambda item: (_place(ranked[item[0]][0]), item[0]))
    ]
    return Found(question, groups, len(whole) == len(matches), len(whole))


def _name(kind: str) -> str:
    texts = public_texts.get(kind)
    return str(texts.name) if texts else kind


def _key(match: Match) -> Key:
    return match.kind, match.key


def _matches(question: Question, language: str, kind: str) -> tuple[list[Match], set[Key]]:
    """With those of them that hold all the words; where these fill no page, others that hold some follow."""
    found = _each_once(question, language, kind, any_word=False)
    whole = {_key(one) for one in found}
    if len(found) < PAGE_SIZE and len(question.words) > 1:
        some = _each_once(question, language, kind, any_word=True)
        found += [one for one in some if _key(one) not in whole]
    return found, whole


def _each_once(question: Question, language: str, kind: str, *, any_word: bool) -> list[Match]:
    """Each object by its best match, that in the reader's language before any other."""
    own = find(question.words, [language], kind=kind, any_word=any_word)
    others: list[Match] = []
    if len(own) < MOST_FOUND:
        foreign = [code for code in CONTENT_LANGUAGES if code != language]
        others = find(question.words, foreign, kind=kind, any_word=any_word)
    found: dict[tuple[str, str], Match] = {}
    for one in (*own, *sorted(others, key=lambda one: -one.score)):
        found.setdefault((one.kind, one.key), one)
    return list(found.values())


def _ranked(
    by_kind: dict[str, list[Match]], whole: set[Key], question: Question, language: str, most: int
) -> dict[str, list[_Ranked]]:
    """The best of each kind by their titles and codes, the rest behind them as they came."""
    best = [one for its in by_kind.values() for one in its[:most]]
    fields = ("pk", "title", "title_language", "codes", "weight", "day")
    titles = {row.pk: row for row in SearchText.objects.filter(pk__in=[one.id for one in best]).only(*fields)}
    highest = max((one.score for one in best), default=1.0) or 1.0
    ranked: dict[str, list[_Ranked]] = {}
    for kind, its in by_kind.items():
        top = [
            _Ranked(one, _score(one, titles[one.id], question, language, highest), _key(one) in whole)
            for one in its[:most]
            if one.id in titles
        ]
        top.sort(key=lambda one: (_place(one), _newest(titles[one.match.id].day), one.match.key))
        ranked[kind] = [*top, *(_Ranked(one, 0.0, _key(one) in whole) for one in its[most:])]
    return {kind: its for kind, its in ranked.items() if its}


def _newest(day: date | None) -> int:
    return -day.toordinal() if day else 0


def _score(match: Match, row: SearchText, question: Question, language: str, highest: float) -> float:
    return rank(
        question.words,
        title=row.title,
        language=row.title_language,
        codes=row.codes,
        share=match.score / highest,
        weight=row.weight,
        is_readers=match.language == language,
    )


def _results(shown: Sequence[_Ranked], question: Question, language: str) -> dict[int, Result]:
    """By the id of the row that matched; one query for these rows and those in the reader's language."""
    ids = [one.match.id for one in shown]
    own = Q(language=language, kind__in={one.match.kind for one in shown}, key__in={one.match.key for one in shown})
    rows = list(SearchText.objects.filter(Q(pk__in=ids) | own)) if ids else []
    by_id = {row.pk: row for row in rows}
    readers = {(row.kind, row.key): row for row in rows if row.language == language}
    looked = {code: Looked(question.words, code) for code in CONTENT_LANGUAGES}
    return {
        row.pk: _result(row, readers.get((row.kind, row.key), row), one, looked, language)
        for one in shown
        if (row := by_id.get(one.match.id))
    }


def _result(row: SearchText, shown: SearchText, one: _Ranked, looked: dict[str, Looked], language: str) -> Result:
    """`row` is what matched, `shown` the same object as the reader reads it."""
    rows = [shown] if shown is row else [shown, row]
    title = marked(shown.title, looked[shown.title_language])
    told, told_in = _passage(rows, looked)
    is_said = any(is_marked for _text, is_marked in (*title, *told))
    found_by, found_by_in = ([], language) if is_said else _around(rows, looked)
    return Result(
        kind=row.kind,
        key=row.key,
        url=f"/{language}/{row.path}",
        title=title,
        title_language=shown.title_language,
        passage=told,
        passage_language=told_in,
        found_by=found_by,
        found_by_language=found_by_in,
        day=row.day,
        is_example=row.is_example,
        score=one.score,
        holds_all=one.holds_all,
    )


def _passage(rows: Sequence[SearchText], looked: dict[str, Looked]) -> tuple[Pieces, str]:
    """Of the object's own text, the first that holds a word; else how it begins."""
    own = [(row.body, row.body_language) for row in rows]
    for text, language in own:
        if found := passage(text, looked[language]):
            return found, language
    begin, language = own[0]
    cut = begin[:MOST_SHOWN].rsplit(" ", 1)[0] + " …" if len(begin) > MOST_SHOWN else begin
    return ([(cut, False)] if cut else []), language


def _around(rows: Sequence[SearchText], looked: dict[str, Looked]) -> tuple[list[str], str]:
    for row in rows:
        if met := parts_met(row.related.split(BETWEEN), looked[row.language]):
            return met, row.language
    return [], rows[0].language
