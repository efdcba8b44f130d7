"""The rows of the search follow the objects: what is public is written, what is not any more goes."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db import transaction

from network_portal.common.registry import PublicText, PublicTexts, public_texts
from network_portal.search.actions.rows import entry_of, rows_of, words_of
from network_portal.search.actions.words import count_words
from network_portal.search.models import IndexLock, SearchText, engines
from network_portal.search.queries.surroundings import surroundings

BATCH = 200


def index_objects(kind: str, keys: Collection[str]) -> bool:
    """Bring these objects of one kind to what is public of them now; whether anything was written."""
    changed = False
    wanted = iter(sorted(keys))
    while batch := list(islice(wanted, BATCH)):
        changed |= _index_batch(kind, batch)
    return changed


def rebuild(kind: str = "", *, afresh: bool = False) -> int:
    """Every object of the kind, or of all; how many there are. `afresh` writes also what did not change."""
    known = dict(public_texts.items())
    with transaction.atomic():
        lock_index()
        gone = SearchText.objects.exclude(kind__in=known) if not kind else SearchText.objects.none()
        _forget(gone if not afresh else SearchText.objects.filter(kind=kind) if kind else SearchText.objects.all())
    return sum(_rebuild_kind(name) for name in ([kind] if kind else known))


def lock_index() -> None:
    IndexLock.objects.get_or_create(pk=1)
    IndexLock.objects.select_for_update().get(pk=1)


def _rebuild_kind(kind: str) -> int:
    """The keys are read first and the objects batch by batch under the lock: no writer waits for the whole."""
    keys = [one.key for one in public_texts[kind].documents(None)]
    index_objects(kind, keys)
    rows = SearchText.objects.filter(kind=kind).order_by().values_list("key", flat=True)
    index_objects(kind, set(rows.distinct()) - set(keys))
    return len(keys)


@transaction.atomic
def _index_batch(kind: str, keys: Collection[str]) -> bool:
    lock_index()
    texts = public_texts[kind]
    public = list(texts.documents(keys))
    there = {(row.key, row.language): row for row in SearchText.objects.filter(kind=kind, key__in=keys)}
    wanted = {(row.key, row.language): row for row in _rows(kind, texts, public)}
    stale = [row for place, row in there.items() if place not in wanted or wanted[place].digest != row.digest]
    fresh = [row for place, row in wanted.items() if place not in there or there[place].digest != row.digest]
    _forget(stale)
    _write(fresh)
    return bool(stale or fresh)


def _rows(kind: str, texts: PublicTexts, public: list[PublicText]) -> Iterator[SearchText]:
    if not public:
        return
    around = surroundings({pk for one in public for pk in one.organisations})
    for one in public:
        yield from rows_of(kind, texts, one, around)


def _forget(rows: Iterable[SearchText]) -> None:
    gone = iter(rows)
    while batch := list(islice(gone, 4 * BATCH)):
        ids = [row.pk for row in batch]
        engines.forget(ids)
        SearchText.objects.filter(pk__in=ids).delete()
        count_words((words_of(row).all for row in batch), -1)


def _write(rows: list[SearchText]) -> None:
    if not rows:
        return
    SearchText.objects.bulk_create(rows)
    words = [words_of(row) for row in rows]
    engines.write([entry_of(row, its) for row, its in zip(rows, words, strict=True)])
    count_words((its.all for its in words), 1)
