"""Where files are kept: below MEDIA_ROOT, in a folder a day, under random names without an ending."""

import logging
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from network_portal.common import clock, registry
from network_portal.common.files.checking import CleanFile

logger = logging.getLogger(__name__)
LONGEST_STORED = 60
ORPHANED_AFTER = timedelta(days=1)  # longer than any form, verb or transaction lasts
BATCH = 500


def keep(file: CleanFile) -> str:
    """The name under which it is stored; the row that holds it is written in the same transaction.

    Rolled back, nothing points to the file, and `remove_orphans` removes it.
    """
    return default_storage.save(f"{clock.now():%Y/%m/%d}/{secrets.token_hex(16)}", ContentFile(file.content))


def discard(stored: str) -> None:
    """Remove it once the verb that took away its row is done; what fails here is an orphan tomorrow."""
    transaction.on_commit(partial(_delete, stored), robust=True)


def remove_orphans() -> int:
    """Remove what no row has pointed to for a day; how many. Each owner says of a batch which of them it holds."""
    removed, batch = 0, []
    for stored in [*_older_than(clock.now() - ORPHANED_AFTER), None]:
        if stored is not None:
            batch.append(stored)
        if batch and (stored is None or len(batch) == BATCH):
            held = set().union(*(holds(batch) for holds in registry.file_owners.values()))
            for orphan in set(batch) - held:
                removed += _delete(orphan)
            batch = []
    return removed


def _older_than(moment: datetime) -> Iterator[str]:
    for stored in _stored(""):
        try:
            if default_storage.get_modified_time(stored) <= moment:
                yield stored
        except FileNotFoundError:
            continue


def _stored(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in sorted(files))
    for name in sorted(folders):
        yield from _stored(f"{folder}{name}/")


def _delete(stored: str) -> bool:
    try:
        default_storage.delete(stored)
    except OSError:
        logger.warning("a file that nothing points to could not be removed; the daily job tries again")
        return False
    return True
