"""The messages that the portal can send; each part declares its own in `messages.py`.

A kind `workplan.ask_for_news` is written in `templates/emails/workplan/ask_for_news/` as subject.txt,
body.txt and body.html (extending emails/base.txt and emails/base.html). Templates read `sample`'s names,
the names of the links, `network_name` and `language`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from network_portal.common.registry import Entries
from network_portal.notifications.models import Message


@dataclass(frozen=True)
class AttachedFile:
    """What leaves with a mail; it is made at that moment and kept nowhere."""

    name: str
    content: str
    mime_type: str


@dataclass(frozen=True)
class MessageKind:
    """`name` is `<app>.<message>`, `label` what people call it.

    `sample` and `links` fill the preview: plain values, names of links. `keeps_links`: who is written to quietly gets
    them too, because they open what signing in does not. `attached` makes the file that leaves with the mail; where
    the message `leaves_quietly`, one that names neither organisation nor table.
    """

    name: str
    category: str
    label: Any
    priority: int = Message.NORMAL
    sample: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    links: tuple[str, ...] = ("link",)
    keeps_links: bool = False
    attached: "Callable[[Message, bool], AttachedFile | None] | None" = None

    def template(self, part: str) -> str:
        """`part` is subject.txt, body.txt or body.html."""
        return f"emails/{self.name.replace('.', '/', 1)}/{part}"


@dataclass(frozen=True)
class Category:
    """What people choose by: `meaning` says what comes with it, and of an optional one what is missed without it."""

    name: str
    label: Any
    meaning: Any
    is_optional: bool = False


kinds: Entries[MessageKind] = Entries("kind of message")
categories: Entries[Category] = Entries("category of messages")


def kind_in_words(name: str) -> str:
    """What people call it; the bare name of a kind that the portal does not send any more."""
    kind = kinds.get(name)
    return str(kind.label) if kind else name


def is_optional(category: str) -> bool:
    """One that nobody declared is always sent."""
    known = categories.get(category)
    return known is not None and known.is_optional


def register_categories(*declared: Category) -> None:
    for category in declared:
        categories.register(category.name, category)


def register_kinds(*declared: MessageKind) -> None:
    for kind in declared:
        kinds.register(kind.name, kind)
