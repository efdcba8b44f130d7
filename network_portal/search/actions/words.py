"""How often each word stands in the search, and the traces by which a mistyped one is recognised."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection

from network_portal.search.models import KnownWord, WordTrace
from network_portal.search.rules.typing import has_traces, traces

BATCH = 2000
_COUNT = """
    INSERT INTO search_knownword (word, uses) VALUES {rows}
    ON CONFLICT (word) DO UPDATE SET uses = search_knownword.uses + excluded.uses"""


def count_words(rows: Iterable[set[str]], step: int) -> None:
    """So many more, or fewer, rows hold these words. Under the lock of the index."""
    counted = Counter(word for words in rows for word in words)
    words = sorted(counted)
    for start in range(0, len(words), BATCH):
        batch = words[start : start + BATCH]
        _count({word: step * counted[word] for word in batch})
        if step > 0:
            _trace(batch)
        else:
            _forget(batch)


def _count(uses: dict[str, int]) -> None:
    values = [value for pair in uses.items() for value in pair]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(rows=", ".join(["(%s, %s)"] * len(uses))), values)


def _trace(words: list[str]) -> None:
    known = set(WordTrace.objects.filter(word__in=words).values_list("word", flat=True))
    new = [word for word in words if word not in known and has_traces(word)]
    rows = [WordTrace(trace=trace, word=word) for word in new for trace in traces(word)]
    WordTrace.objects.bulk_create(rows, batch_size=BATCH)


def _forget(words: list[str]) -> None:
    gone = list(KnownWord.objects.filter(word__in=words, uses__lte=0).values_list("word", flat=True))
    WordTrace.objects.filter(word__in=gone).delete()
    KnownWord.objects.filter(word__in=gone).delete()
