"""The mails that the embedded portal keeps as files in place of sending them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

_NAME = re.compile(r"[0-9A-Za-z@._-]+\.eml")


@dataclass(frozen=True)
class KeptMail:
    """One mail as it would have left, links included. `name` is its file's name without the ending."""

    name: str
    address: str
    subject: str
    at: datetime
    text: str
    html: str


def kept_mails(start: int = 0, limit: int = 50) -> list[KeptMail]:
    """Newest first."""
    files = [(file.stat().st_mtime_ns, file.name, file) for file in kept_mail_folder().glob("*.eml")]
    files.sort(reverse=True)
    return [_read(file) for _when, _name, file in files[start : start + limit]]


def kept_mail(name: str) -> KeptMail | None:
    file = kept_mail_folder() / f"{name}.eml"
    return _read(file) if _NAME.fullmatch(file.name) and file.is_file() else None


def kept_mails_to(addresses: Iterable[str]) -> list[Path]:
    """The files of the mails to any of these addresses."""
    wanted = {address.casefold() for address in addresses}
    return [file for file in kept_mail_folder().glob("*.eml") if _read(file).address.casefold() in wanted]


def kept_mail_folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)


def _read(file: Path) -> KeptMail:
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    return KeptMail(
        name=file.stem,
        address=str(mail["To"] or ""),
        subject=str(mail["Subject"] or ""),
        at=datetime.fromtimestamp(file.stat().st_mtime, UTC),
        text=_part(mail, "plain"),
        html=_part(mail, "html"),
    )


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    return str(part.get_content()) if part is not None else ""
