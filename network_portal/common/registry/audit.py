"""How the audit tells verbs, and who follows what they change."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Protocol

from network_portal.common.registry.entries import Entries


@dataclass(frozen=True)
class Verb:
    """How the audit tells one verb. `sentence` has the placeholders %(actor)s and %(target)s.

    `changes_public_pages` raises the content version, so that no stale public page is served.
    `told_in_public` is the sentence under 'what changed' on the pages of the target: only %(target)s, since the
    organisation stands beside it, as no sentence can give every acronym its article. Without it visitors read nothing.
    """

    sentence: Any
    changes_public_pages: bool = False
    told_in_public: Any = None


class ContentFollower(Protocol):
    """Told within the transaction of each verb that changes public pages: which rows, as pairs of the model's label
    and its id; None where anything may be another."""

    def __call__(self, targets: Collection[tuple[str, int]] | None) -> None: ...


verbs: Entries[Verb] = Entries("verb of the audit")
content_version: Entries[Callable[[], str]] = Entries("content version")
content_followers: Entries[ContentFollower] = Entries("follower of public content")


def tell_content_change(targets: Collection[tuple[str, int]] | None) -> None:
    for told in content_followers.values():
        told(targets)
