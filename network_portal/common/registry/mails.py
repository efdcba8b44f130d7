"""Links in mails, and what sends mails at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from network_portal.common.registry.entries import Entries


@dataclass(frozen=True)
class KeptLink:
    """How a part finds again a mailed link that was pressed, from plain values without a token.

    `path` is the page of the link, `address` the mailbox to which it went; both empty once it counts no more.
    """

    path: Callable[[dict[str, Any]], str]
    address: Callable[[dict[str, Any]], str]


link_makers: Entries[Callable[[dict[str, Any], str], str]] = Entries("maker of mailed links")
kept_links: Entries[KeptLink] = Entries("mailed link kept while signing in")
mail_sender: Entries[Callable[..., None]] = Entries("mail sender")
