"""Files that people sent. Each has a random name and never changes, so old and new can stand side by side."""

import hashlib
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from network_portal.common.backups.archive import CHUNK, MEDIA, Manifest, Writer


def stored_files() -> Iterator[tuple[str, Path]]:
    """Name in the backup, and where it lies; what is being written has a name that begins with a dot."""
    top = Path(settings.MEDIA_ROOT)
    for path in sorted(top.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield f"{MEDIA}{path.relative_to(top).as_posix()}", path


def add_new(writer: Writer) -> None:
    """Those that are not in the backup yet; one that goes meanwhile was discarded by its verb."""
    for name, path in stored_files():
        if name not in writer.manifest.entries:
            try:
                with path.open("rb") as source:
                    writer.add(name, source)
            except FileNotFoundError:
                continue


def bring_back(archive: zipfile.ZipFile, manifest: Manifest) -> int:
    """Write those that are missing or damaged; how many. Nothing points to them before the database is exchanged:
    if it never is, the daily job removes them."""
    count = 0
    for name in manifest.media:
        path = Path(settings.MEDIA_ROOT) / name.removeprefix(MEDIA)
        if not _is_there(path, *manifest.entries[name]):
            _write(archive, name, path)
            count += 1
    return count


def _is_there(path: Path, length: int, digest: str) -> bool:
    if not path.is_file() or path.stat().st_size != length:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == digest


def _write(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.part")
    with (
        archive.open(name) as source,
        open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target,
    ):
        while chunk := source.read(CHUNK):
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    os.replace(draft, path)
