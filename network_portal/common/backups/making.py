"""`manage.py backup FILE`."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from network_portal.common import withdrawals
from network_portal.common.backups.archive import DATABASE, new_archive, refused
from network_portal.common.backups.engines import engine
from network_portal.common.backups.media import add_new


def back_up(file: Path, say: Any, *, replace: bool = False) -> None:
    """While the portal runs. The files are read before the database and again after it: what its rows point to is
    in the backup, though a verb discarded it meanwhile."""
    used = engine()
    used.check_tools()
    if file.exists() and not replace:
        raise refused(f"{file} is there already. Choose another name, or add --replace.")
    if not file.parent.is_dir():
        raise refused(f"There is no folder {file.parent}.")
    withdrawals.settle()
    with new_archive(file) as writer, TemporaryDirectory(prefix=".backup-", dir=file.parent) as folder:
        add_new(writer)
        copy = Path(folder, "database")
        used.copy_to(copy)
        with copy.open("rb") as source:
            writer.add(DATABASE, source, compressed=used.COMPRESSED)
        add_new(writer)
    files = len(writer.manifest.media)
    say(f"{file}: the database and {files} files that people sent, {file.stat().st_size / 1024**2:.1f} MB.")
