"""The one file: a ZIP whose last entry, the manifest, has the checksum of every other, signed with SECRET_KEY."""

import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from django.core.management import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from network_portal.common import clock
from network_portal.common.keyed import is_keyed_hash, keyed_hash

FORMAT = 1
PORTAL = "regional-network-portal"
SALT = "common.backups"
MANIFEST, DATABASE, MEDIA = "manifest.json", "database", "media/"
CHUNK = 1024 * 1024
LONGEST_MANIFEST = 128 * CHUNK
"""Of more than half a million files. It is held in memory before anybody can say whose it is."""
DAMAGED = "The file is cut short or damaged, or is no backup."
_MEDIA_NAME = re.compile(r"media/(?:[\w-][\w.-]*/)*[\w-][\w.-]*")


@dataclass
class Manifest:
    """`entries` maps the name of each entry to its length and SHA-256; `migrations` are those applied then."""

    format: int = FORMAT
    portal: str = PORTAL
    engine: str = ""
    made_at: str = ""
    migrations: list[list[str]] = field(default_factory=list)
    entries: dict[str, list[Any]] = field(default_factory=dict)

    def text(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)

    @property
    def media(self) -> list[str]:
        return [name for name in self.entries if name.startswith(MEDIA)]


class Writer:
    """Entries one after the other; each is read once, while its checksum is taken."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.manifest = Manifest(engine=connection.vendor, made_at=clock.now().isoformat())
        self.manifest.migrations = sorted(map(list, MigrationRecorder(connection).applied_migrations()))

    def add(self, name: str, source: IO[bytes], *, compressed: bool = False) -> None:
        digest, length = hashlib.sha256(), 0
        entry = zipfile.ZipInfo(name, clock.now().timetuple()[:6])
        entry.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
        with self.archive.open(entry, "w", force_zip64=True) as target:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                length += len(chunk)
                target.write(chunk)
        self.manifest.entries[name] = [length, digest.hexdigest()]

    def end(self) -> None:
        """Raises CommandError where no restore would read it."""
        text = self.manifest.text()
        signed = json.dumps({"manifest": text, "signature": keyed_hash(SALT, text)})
        if len(signed) > LONGEST_MANIFEST:
            raise CommandError(
                f"The list of {len(self.manifest.entries)} files is longer than a restore reads. No backup was made; "
                "the portal is as it was. Copy the database and the folder of files by themselves."
            )
        self.archive.writestr(MANIFEST, signed)


@contextmanager
def new_archive(file: Path) -> Iterator[Writer]:
    """Under a temporary name beside it, readable by its owner alone, until it is whole."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with open(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as raw:
            with zipfile.ZipFile(raw, "w", allowZip64=True) as archive:
                writer = Writer(archive)
                yield writer
                writer.end()
            raw.flush()
            os.fsync(raw.fileno())
        os.replace(draft, file)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def opened(file: Path, *, of_another_key: bool) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Read to the end and found whole, ours, signed and of this engine. Raises CommandError."""
    try:
        archive = zipfile.ZipFile(file)
    except OSError as error:
        raise refused(f"{file} cannot be read: {error.strerror}.") from None
    except zipfile.BadZipFile:
        raise refused(DAMAGED) from None
    with archive:
        try:
            manifest = _manifest(archive, of_another_key)
            _check(archive, manifest)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            raise refused(DAMAGED) from None
        yield archive, manifest


def refused(why: str) -> CommandError:
    return CommandError(f"{why} Nothing was changed.")


def _manifest(archive: zipfile.ZipFile, of_another_key: bool) -> Manifest:
    try:
        signed = json.loads(_bounded(archive, MANIFEST))
        values = json.loads(signed["manifest"])
    except (KeyError, ValueError, TypeError):
        raise refused("The file is no backup of this portal, or its last part is missing.") from None
    if values.get("portal") != PORTAL:
        raise refused("The file is no backup of this portal.")
    if values.get("format") != FORMAT:
        raise refused(f"The file has format {values.get('format')}; this portal reads format {FORMAT} alone.")
    if not of_another_key and not is_keyed_hash(SALT, signed["manifest"], str(signed.get("signature"))):
        raise refused(
            "The file was changed, or made with another SECRET_KEY. If you know that it is yours, give that key in "
            "SECRET_KEY_FALLBACKS, or add --of-another-key."
        )
    return Manifest(**values)


def _bounded(archive: zipfile.ZipFile, name: str) -> bytes:
    """As long as it says, and no longer than one of ours, though it unpacks to more. Raises CommandError, KeyError."""
    entry = archive.getinfo(name)
    if entry.compress_type != zipfile.ZIP_STORED or entry.file_size > LONGEST_MANIFEST:
        raise refused("The file is no backup of this portal: its last part is not as a backup writes it.")
    return archive.read(entry)


def _check(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    names = archive.namelist()
    if sorted(names) != sorted([*manifest.entries, MANIFEST]) or DATABASE not in names:
        raise refused("The file does not hold what its manifest says.")
    if not all(_MEDIA_NAME.fullmatch(name) for name in manifest.media) or len(manifest.media) + 2 != len(names):
        raise refused("The file holds entries that no backup has.")
    for name, (length, digest) in manifest.entries.items():
        if archive.getinfo(name).file_size != length or _digest(archive, name) != digest:
            raise refused(f"The file was changed or is damaged: {name} is not what it was.")
    if manifest.engine != connection.vendor:
        raise refused(f"The file is of {manifest.engine}, and this portal runs on {connection.vendor}.")
    known = MigrationLoader(None)
    unknown = {tuple(one) for one in manifest.migrations} - {*known.disk_migrations, *_replaced(known)}
    if unknown:
        raise refused("The file was made by a newer version of the portal. Upgrade this one first.")


def _replaced(known: MigrationLoader) -> set[tuple[str, str]]:
    return {old for one in known.disk_migrations.values() for old in one.replaces}


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as entry:
        return hashlib.file_digest(entry, "sha256").hexdigest()  # type: ignore[arg-type]
