"""What a publication is, what it may become, and what it must say before it is sent."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

NETWORK_NEEDS = ("es", "en")  # in which the Network itself must speak; its other languages follow


class Kind(StrEnum):
    DECLARATION = "declaration"
    TOOL = "tool"
    GUIDANCE = "guidance"
    FACT_SHEET = "fact_sheet"
    INFOGRAPHIC = "infographic"
    VIDEO = "video"


class PublicationState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    WITHDRAWN = "withdrawn"


class Lack(StrEnum):
    """What a publication may lack that must be there before others read it."""

    LANGUAGES_OF_THE_NETWORK = "languages_of_the_network"
    SUMMARY = "summary"
    DOCUMENT = "document"


WRITABLE = frozenset({PublicationState.DRAFT, PublicationState.RETURNED})
WAITING = frozenset({PublicationState.DRAFT, PublicationState.RETURNED, PublicationState.SUBMITTED})
_TAKEN_BACK = {PublicationState.DRAFT}
STEPS = {
    PublicationState.DRAFT: {PublicationState.SUBMITTED, PublicationState.WITHDRAWN},
    PublicationState.SUBMITTED: {
        PublicationState.PUBLISHED,
        PublicationState.RETURNED,
        PublicationState.WITHDRAWN,
        *_TAKEN_BACK,
    },
    PublicationState.RETURNED: {PublicationState.SUBMITTED, PublicationState.WITHDRAWN},
    PublicationState.PUBLISHED: {PublicationState.UNPUBLISHED},
    PublicationState.UNPUBLISHED: _TAKEN_BACK,
    PublicationState.WITHDRAWN: _TAKEN_BACK,
}


def may_become(state: PublicationState, following: PublicationState) -> bool:
    return following in STEPS[state]


def may_hold_files(kind: str) -> bool:
    """A video is linked, never hosted."""
    return kind != Kind.VIDEO


def lacking(
    texts: Mapping[str, tuple[str, str]], original: str, *, is_of_network: bool, documents: Iterable[object]
) -> tuple[Lack, ...]:
    """`texts` has the title and the summary by language."""
    found = []
    if is_of_network and any(not texts.get(language, ("", ""))[0] for language in NETWORK_NEEDS):
        found.append(Lack.LANGUAGES_OF_THE_NETWORK)
    if not texts.get(original, ("", ""))[1]:
        found.append(Lack.SUMMARY)
    if not list(documents):
        found.append(Lack.DOCUMENT)
    return tuple(found)
