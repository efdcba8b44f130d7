"""What somebody typed as the index is asked for it: known words as they are, others by how they begin, and mistyped
ones as the word that was meant. At most four queries, and a few more where a mistyped word may be several or is
of another language."""

from collections.abc import Iterable, Mapping

from django.db.models import Exists, QuerySet

from network_portal.search.models import KnownWord, WordTrace
from network_portal.search.models.engines import find
from network_portal.search.rules.questions import AskedWord, Question, asked_word
from network_portal.search.rules.typing import endings_of, errors_allowed, has_traces, nearest, traces
from network_portal.search.rules.words import asked_codes, asked_words

SHORTEST_START = 3
MOST_NEAR = 200
MOST_MEANT = 3


def question_of(text: str, language: str) -> Question:
    words, codes = asked_words(text), asked_codes(text)
    asked = [asked_word(word) for word in words]
    known = _known({form for one in asked for form in one.forms} | codes.keys())
    told = [AskedWord(code, (code,), is_code=True) for code in codes if code in known]
    within = {word for one in told for word in codes[one.typed]}
    asked = [one for one in asked if one.typed not in within]
    unknown = [one.typed for one in asked if known.isdisjoint(one.forms)]
    starts = _starts(unknown)
    corrected = _corrected([word for word in unknown if word not in starts], language)
    return Question(
        (*told, *(_as_meant(one, starts, corrected) for one in asked)),
        corrected,
    )


def _as_meant(one: AskedWord, starts: set[str], corrected: dict[str, str]) -> AskedWord:
    if one.typed in starts:
        return asked_word(one.typed, begins=True)
    return asked_word(corrected.get(one.typed, one.typed))


def _known(forms: Iterable[str]) -> set[str]:
    return set(KnownWord.objects.filter(word__in=forms).values_list("word", flat=True))


def _starts(words: list[str]) -> set[str]:
    """Of unknown words those with which some known word begins."""
    asked = [word for word in words if len(word) >= SHORTEST_START]
    if not asked:
        return set()
    each = {f"word_{place}": Exists(_beginning_with(word)) for place, word in enumerate(asked)}
    [begins] = KnownWord.objects.order_by().annotate(**each).values_list(*each)[:1] or [()]
    return {word for word, is_start in zip(asked, begins, strict=False) if is_start}


def _beginning_with(word: str) -> QuerySet[KnownWord]:
    """The bounds are for the index; the order of a database may hold others between them."""
    between = KnownWord.objects.order_by().filter(word__gte=word, word__lt=word + "\U0010ffff")
    return between.filter(word__startswith=word)


def _corrected(words: list[str], language: str) -> dict[str, str]:
    wanted = {word: traces(word) for word in words if has_traces(word) and errors_allowed(word)}
    if not wanted:
        return {}
    rows = WordTrace.objects.filter(trace__in={one for its in wanted.values() for one in its})
    near = list(rows.values_list("trace", "word")[:MOST_NEAR])
    uses = dict(KnownWord.objects.filter(word__in={word for _trace, word in near}).values_list("word", "uses"))
    meant = {
        word: _most_at_home(nearest(word, {(one, uses.get(one, 0)) for trace, one in near if trace in its}), language)
        for word, its in wanted.items()
    }
    at_home = _as_readers_write({word: meant[word] or word for word in wanted}, language)
    return {word: one for word in wanted if (one := at_home.get(word) or meant[word])}


def _most_at_home(words: list[str], language: str) -> str:
    """Of words as near as each other that of which there is most in the reader's language."""
    if len(words) < 2:
        return "".join(words)
    return max(words[:MOST_MEANT], key=lambda one: len(find([AskedWord(one, (one,))], [language])))


def _as_readers_write(words: Mapping[str, str], language: str) -> dict[str, str]:
    """By the same keys the words that are known as the reader's language ends them: 'migration' is 'migração' in
    Portuguese, however far that is from what was typed."""
    forms = {key: endings_of(word, language) for key, word in words.items()}
    asked = {one for its in forms.values() for one in its}
    known = _known(asked) if asked else set()
    found = {key: next((one for one in its if one in known), "") for key, its in forms.items()}
    return {key: one for key, one in found.items() if one}
