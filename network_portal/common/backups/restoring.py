"""`manage.py restore FILE`: whole or nothing.

Everything is done to a copy beside the present database: loading, migrations, taking back again what was taken back
since, keeping times. Exchanging the two is one step, before which a crash leaves the old and after which the new.
"""

import shutil
from collections.abc import Collection, Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from django.core.cache import caches
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils.module_loading import import_string

from network_portal.common import registry, withdrawals
from network_portal.common.backups import media
from network_portal.common.backups.archive import DATABASE, Manifest, opened, refused
from network_portal.common.backups.engines import engine, holds_data
from network_portal.common.installation import forget_set_up, only_one_portal

TakenBack = dict[str, set[str]]


def restore(file: Path, say: Any, *, replace: bool = False, of_another_key: bool = False) -> None:
    engine().check_tools()
    say("Reading the file ...")
    with opened(file, of_another_key=of_another_key) as (archive, manifest), only_one_portal():
        is_full = holds_data()
        if is_full and not replace:
            raise refused(
                "There is a portal in this database already. --replace puts the one of the file, as it was on "
                f"{manifest.made_at}, in its place: what was written since is lost."
            )
        engine().refuse_others()
        taken_back = _taken_back(say, is_full)
        _put_in_place(archive, manifest, taken_back, say)
    forget_set_up()
    _empty_caches(say)
    say(
        f"The portal is as it was on {manifest.made_at}, except for what was taken back since. Everybody signs in anew."
    )


def _put_in_place(archive: ZipFile, manifest: Manifest, taken_back: Mapping[str, Collection[str]], say: Any) -> None:
    with TemporaryDirectory(prefix=".restore-", dir=_room()) as folder:
        copy = Path(folder, "database")
        with archive.open(DATABASE) as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
        say("Loading the database beside the present one ...")
        with engine().staged(copy) as exchange:
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
            _take_back_again(taken_back, say)
            _set_right(say)
            say(f"{media.bring_back(archive, manifest)} files that people sent were missing and are back.")
            exchange()


def _room() -> Path | None:
    """Beside the embedded database, where a file can be moved into its place; else where temporary files are."""
    return Path(connection.settings_dict["NAME"]).parent if connection.vendor == "sqlite" else None


def _taken_back(say: Any, is_full: bool) -> TakenBack:
    """By the list that is kept outside, and by the database that is replaced, if it can still be asked."""
    found: TakenBack = {}
    if is_full:
        try:
            withdrawals.settle(timedelta(0))
            found = {kind: set(one.marks()) for kind, one in registry.withdrawals.items()}
        except DatabaseError:
            say("The present database cannot be asked what was taken back: the list outside it is relied on alone.")
        connection.close()
    for kind, marks in withdrawals.standing().items():
        found.setdefault(kind, set()).update(marks)
    return found


def _take_back_again(taken_back: Mapping[str, Collection[str]], say: Any) -> None:
    unknown = sorted(set(taken_back) - {kind for kind, _one in registry.withdrawals.items()})
    if unknown:
        raise refused(f"Nobody here knows how to take these back again: {', '.join(unknown)}.")
    for kind, one in registry.withdrawals.items():
        say(f"{kind}: {one.again(taken_back.get(kind, ()))} were taken back since, and are again.")


def _set_right(say: Any) -> None:
    """What each part sets right, then what a keeping time ended since."""
    for _name, step in registry.after_restore.items():
        say(f"{step.do()} {step.told}")
    for job in sorted({job for purpose in registry.purposes.values() for job in purpose.jobs}):
        import_string(job).run()


def _empty_caches(say: Any) -> None:
    """The portal is in its place by now: a cache that does not answer undoes nothing, but must be emptied by hand."""
    try:
        for cache in caches.all(initialized_only=False):
            cache.clear()
    except Exception as error:  # any cache, any failure
        say(f"A cache could not be emptied ({type(error).__name__}). Empty Redis before you start the portal.")
