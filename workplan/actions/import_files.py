"""Files that wait between the preview of an import and its confirmation: below VAR_DIR, for an hour."""

import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from network_portal.common import clock
from network_portal.common.actors import Actor
from workplan.models import Plan

KEPT_SECONDS = 3600
_TOKEN = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True)
class KeptFile:
    """`token` finds the file again, for the same person and plan only."""

    token: str
    name: str
    content: bytes


def keep_file(*, by: Actor, plan: Plan, name: str, content: bytes) -> KeptFile:
    forget_old_files()
    kept = KeptFile(secrets.token_hex(20), re.sub(r"\s+", " ", name).strip()[:200], content)
    path = _path(by, plan, kept.token)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(kept.name.encode() + b"\n" + content)
    return kept


def kept_file(*, by: Actor, plan: Plan, token: str) -> KeptFile | None:
    """None for a token that is not this person's and this plan's, or whose hour is over."""
    if not _TOKEN.fullmatch(token):
        return None
    path = _path(by, plan, token)
    try:
        if _is_old(path):
            return None
        name, _newline, content = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    return KeptFile(token, name.decode(), content)


def forget_file(*, by: Actor, plan: Plan, token: str) -> None:
    if _TOKEN.fullmatch(token):
        _path(by, plan, token).unlink(missing_ok=True)


def forget_old_files() -> None:
    for path in _folder().glob("*"):
        try:
            if _is_old(path):
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            continue


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "imports"


def _path(by: Actor, plan: Plan, token: str) -> Path:
    return _folder() / f"{by.user_id}-{plan.pk}-{token}"


def _is_old(path: Path) -> bool:
    return clock.now().timestamp() - path.stat().st_mtime > KEPT_SECONDS
