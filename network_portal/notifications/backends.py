"""Where mails go: files, in the embedded portal; a mail server, told apart by how far it had come."""

import os
import re
import smtplib
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp
from django.core.mail.backends.base import BaseEmailBackend

from network_portal.notifications.queries.outbox import kept_mail_folder
from network_portal.notifications.rules.delivery import NotHandedOverError

_UNSAFE = re.compile(r"[^0-9A-Za-z@._-]")


class KeptMailBackend(BaseEmailBackend):
    """Each mail is one file, named by its Message-ID, there whole or not at all."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = kept_mail_folder()
        folder.mkdir(parents=True, exist_ok=True)
        for mail in email_messages:
            _write(folder, mail)
        return len(email_messages)


def is_kept(message_id: str) -> bool:
    return (kept_mail_folder() / _file_name(message_id)).is_file()


def remove_kept(message_ids: Iterable[str]) -> None:
    for message_id in message_ids:
        (kept_mail_folder() / _file_name(message_id)).unlink(missing_ok=True)


class _TellingLine:
    """Remembers whether a message was being handed over."""

    handed_over = False

    def data(self, msg: Any) -> Any:
        self.handed_over = True
        answer = super().data(msg)  # type: ignore[misc]
        self.handed_over = False
        return answer


class _TellingSMTP(_TellingLine, smtplib.SMTP):
    pass


class _TellingSMTPOverTLS(_TellingLine, smtplib.SMTP_SSL):
    pass


class SmtpMailBackend(smtp.EmailBackend):
    """Django's, which says NotHandedOverError when the line broke before the text of a message was given."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _TellingSMTPOverTLS if self.use_ssl else _TellingSMTP

    def _send(self, email_message: EmailMessage) -> bool:
        try:
            return bool(super()._send(email_message))  # type: ignore[misc]
        except (smtplib.SMTPServerDisconnected, ConnectionError, TimeoutError) as error:
            if getattr(self.connection, "handed_over", True):
                raise
            raise NotHandedOverError from error


def _write(folder: Path, mail: EmailMessage) -> None:
    content = mail.message()
    name = _file_name(str(content["Message-ID"]))
    with NamedTemporaryFile("wb", dir=folder, suffix=".part", delete=False) as draft:
        draft.write(content.as_bytes())
    os.replace(draft.name, folder / name)


def _file_name(message_id: str) -> str:
    return f"{_UNSAFE.sub('', message_id)}.eml"
