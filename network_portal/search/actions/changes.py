"""What the audit says was changed is read again: by a row in the same transaction, then at once, else by a job."""

import logging
from collections import defaultdict
from collections.abc import Collection

from django.db import transaction

from network_portal.audit.actions import raise_content_version
from network_portal.common.registry import public_texts
from network_portal.search.actions.index import index_objects, rebuild
from network_portal.search.models import ChangedText

MOST_AT_ONCE = 40
IDS = 500
log = logging.getLogger(__name__)
Targets = Collection[tuple[str, int]]


def follow(targets: Targets | None) -> None:
    """Within the transaction of a verb: keep which objects it touched. After it they are read again, unless they are
    many: those are left to the job."""
    found = [("", "")] if targets is None else _touched(targets)
    if found:
        ChangedText.objects.bulk_create([ChangedText(kind=kind, key=key) for kind, key in sorted(set(found))], 500)
        transaction.on_commit(index_a_few_changes, robust=True)


def index_a_few_changes() -> None:
    """By the process of the change itself, so that what was withdrawn is gone with the answer."""
    few = list(ChangedText.objects.order_by("pk")[: MOST_AT_ONCE + 1])
    if len(few) <= MOST_AT_ONCE and all(one.key for one in few):
        _index(few)


def index_changes() -> None:
    """All that waits; pages that hold answers of the search are of the old content from then on."""
    changes = list(ChangedText.objects.order_by("pk"))
    if changes and _index(changes):
        raise_content_version()


def rebuild_search(*, afresh: bool = False) -> int:
    """Everything; how many objects there are. Repeated it writes nothing."""
    waiting = list(ChangedText.objects.values_list("pk", flat=True))
    many = rebuild(afresh=afresh)
    ChangedText.objects.filter(pk__in=waiting).delete()
    raise_content_version()
    return many


def _index(changes: Collection[ChangedText]) -> bool:
    """A change goes once its objects were read: who dies in between leaves it to the next."""
    keys: dict[str, set[str]] = defaultdict(set)
    whole = {one.kind for one in changes if not one.key}
    for one in changes:
        keys[one.kind].add(one.key)
    known, changed = dict(public_texts.items()), False
    for kind in known if "" in whole else whole & known.keys():
        rebuild(kind)
        changed = True
    if "" not in whole:
        for kind in (keys.keys() - whole) & known.keys():
            changed |= index_objects(kind, keys[kind])
    ChangedText.objects.filter(pk__in=[one.pk for one in changes]).delete()
    return changed


def _touched(targets: Targets) -> list[tuple[str, str]]:
    changed: dict[str, list[int]] = defaultdict(list)
    for label, pk in targets:
        changed[label].append(pk)
    found: list[tuple[str, str]] = []
    for kind, texts in public_texts.items():
        for label in changed.keys() & texts.follows.keys():
            for start in range(0, len(changed[label]), IDS):
                keys = texts.follows[label](changed[label][start : start + IDS])
                found += [(kind, "")] if keys is None else [(kind, key) for key in keys]
    return found
