"""A message as a mail, and the line to the mail server."""

import logging
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils.html import escape

from network_portal.accounts.links import address_of
from network_portal.common import registry
from network_portal.notifications.kinds import is_optional, kinds
from network_portal.notifications.models import Message
from network_portal.notifications.queries.preferences import unsubscribe_token
from network_portal.notifications.queries.quiet import Words, leaves_quietly, quiet_words
from network_portal.notifications.rules.placeholders import fill

logger = logging.getLogger(__name__)


class MailLine:
    """One connection for a batch, opened again after a failure."""

    def __init__(self) -> None:
        self._backend = get_connection()

    def open(self) -> None:
        """Raises OSError where the server does not answer or does not let us in."""
        self._backend.open()

    def close(self) -> None:
        try:
            self._backend.close()
        except OSError:
            logger.info("the mail server had closed the line")

    def send(self, mail: EmailMultiAlternatives) -> None:
        if self._backend.send_messages([mail]) != 1:
            raise ValueError("no address to send to")


def mail_of(message: Message) -> EmailMultiAlternatives:
    """The mail as it leaves: only here do links get their tokens, and is it made quiet for who wishes that now."""
    quiet = leaves_quietly(message)
    words = quiet_words(message) if quiet else Words(message.subject, message.text, message.html, message.links)
    links = _made_links(words.links, message.language)
    mail = EmailMultiAlternatives(
        subject=words.subject,
        body=fill(words.text, links),
        from_email=settings.QUIET_FROM_EMAIL if quiet else settings.DEFAULT_FROM_EMAIL,
        to=[message.address],
        headers={
            "Message-ID": message.message_id,
            "Auto-Submitted": "auto-generated",
            "Content-Language": message.language,
            **({} if quiet else _way_out(message)),
        },
    )
    mail.attach_alternative(fill(words.html, links, escape), "text/html")
    kind = kinds.get(message.kind)
    file = kind.attached(message, quiet) if kind and kind.attached else None
    if file:
        mail.attach(file.name, file.content, file.mime_type)
    return mail


def _way_out(message: Message) -> dict[str, str]:
    """One press in the reader's mail program (RFC 8058), where the category is a matter of choice."""
    if not is_optional(message.category) or message.person is None:
        return {}
    token = unsubscribe_token(message.person, message.category)
    return {
        "List-Unsubscribe": f"<{address_of('mail:unsubscribe', message.language, token=token)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _made_links(links: Mapping[str, Mapping[str, Any]], language: str) -> dict[str, str]:
    return {name: registry.link_makers[link["maker"]](dict(link), language) for name, link in links.items()}
