"""What several verbs require of what they are told."""

from collections.abc import Mapping

from network_portal.common.errors import DomainError
from workplan.rules.plans import OTHER_PAGES
from workplan.rules.titles import is_titled


def check_titles(titles: Mapping[str, str]) -> None:
    if not is_titled(titles):
        raise DomainError("title_needed", field="title_es")


def check_address(slug: str) -> None:
    if slug in OTHER_PAGES:
        raise DomainError("address_of_another_page", field="slug", address=slug)


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise DomainError("reason_needed", field="reason")
