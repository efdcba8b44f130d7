"""Files that wait between the preview of an import and its confirmation: below VAR_DIR, for an hour.

`place` names what the file is imported into, in letters, figures and hyphens.
"""

import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from network_portal.common import clock
from network_portal.common.actors import Actor

KEPT_SECONDS = 3600
_TOKEN = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True)
class KeptFile:
    """`token` finds the file again, for the same person and place only."""

    token: str
    name: str
    content: bytes


def keep_file(*, by: Actor, place: str, name: str, content: bytes) -> KeptFile:
    forget_old_files()
    kept = KeptFile(secrets.token_hex(20), re.sub(r"\s+", " ", name).strip()[:200], content)
    path = _path(by, place, kept.token)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(kept.name.encode() + b"\n" + content)
    return kept


def kept_file(*, by: Actor, place: str, token: str) -> KeptFile | None:
    """None for a token that is not this person's and this place's, or whose hour is over."""
    if not _TOKEN.fullmatch(token):
        return None
    path = _path(by, place, token)
    try:
        if _is_old(path):
            return None
        name, _newline, content = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    return KeptFile(token, name.decode(), content)


def forget_file(*, by: Actor, place: str, token: str) -> None:
    if _TOKEN.fullmatch(token):
        _path(by, place, token).unlink(missing_ok=True)


def forget_old_files() -> None:
    for path in _folder().glob("*"):
        try:
            if _is_old(path):
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            continue


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "imports"


def _path(by: Actor, place: str, token: str) -> Path:
    return _folder() / f"{by.user_id}-{place}-{token}"


def _is_old(path: Path) -> bool:
    return clock.now().timestamp() - path.stat().st_mtime > KEPT_SECONDS
