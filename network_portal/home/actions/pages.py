from typing import Any

from django.db import IntegrityError, transaction

from network_portal.audit.actions import changes_between, record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import language_name
from network_portal.common.text_statuses import TextStatus
from network_portal.common.versions import take
from network_portal.home.models import PageText
from network_portal.home.pages import shipped_words, words_of
from network_portal.home.permissions import can_edit_pages
from network_portal.home.rules.markup import unreadable_addresses

FIELDS = ("title", "lead", "body", "status")


@transaction.atomic
def edit_page(
    *, by: Actor, slug: str, language: str, version: int, said: dict[str, str], keeps_meaning: bool
) -> PageText:
    """`said`: title, lead, body and status; with `keeps_meaning` the other languages need not follow.

    Raises DomainError: pages_not_yours, page_address_unreadable, changed_meanwhile, page_original_elsewhere,
    page_says_nothing_new (unless the original did since: then these words are said anew).
    """
    check_addresses(said["body"])
    fresh = _taken(by, slug, language, version)
    _check_original(fresh, said["status"])
    was_written, before = bool(fresh.body), _described(fresh)
    is_behind = bool(words_of(slug, language).newer)
    for name in FIELDS:
        setattr(fresh, name, said[name])
    fresh.saved_at = clock.now()
    fresh.said_at = fresh.said_at if keeps_meaning else fresh.saved_at
    _save(fresh)
    changes = changes_between(before, _described(fresh))
    if not (is_behind or set(changes) - (set() if was_written else {"status"})):
        raise DomainError("page_says_nothing_new")
    record("home.edit_page", by=by, target=fresh, changes=changes)
    return fresh


@transaction.atomic
def restore_page(*, by: Actor, slug: str, language: str, version: int) -> PageText:
    """The page says in this language again what the portal brings, now and after each upgrade.

    Raises DomainError: pages_not_yours, changed_meanwhile, page_not_edited.
    """
    fresh = _taken(by, slug, language, version)
    if not fresh.body:
        raise DomainError("page_not_edited")
    before = _described(fresh)
    fresh.title = fresh.lead = fresh.body = fresh.status = ""
    fresh.said_at, fresh.saved_at = None, clock.now()
    fresh.save()
    record("home.restore_page", by=by, target=fresh, changes=changes_between(before, _described(fresh)))
    return fresh


def check_addresses(body: str) -> None:
    for address in unreadable_addresses(body):
        raise DomainError("page_address_unreadable", field="body", address=address)


def _taken(by: Actor, slug: str, language: str, version: int) -> PageText:
    if not can_edit_pages.test(by):
        raise DomainError("pages_not_yours")
    text, _is_new = PageText.objects.get_or_create(slug=slug, language=language)
    return take(text, version)


def _check_original(text: PageText, status: str) -> None:
    if status == TextStatus.ORIGINAL:
        others = PageText.objects.filter(slug=text.slug, status=status).exclude(pk=text.pk)
        for other in others:
            raise DomainError("page_original_elsewhere", field="status", language=language_name(other.language))


def _save(text: PageText) -> None:
    """Of two languages that become the original at once the later waits for the earlier, and is told."""
    try:
        with transaction.atomic():
            text.save()
    except IntegrityError:
        _check_original(text, text.status)
        raise


def _described(text: PageText) -> dict[str, Any]:
    """What the page says; where nobody wrote, the words that the portal brings."""
    if text.body:
        return {name: getattr(text, name) for name in FIELDS}
    return dict(zip(FIELDS, (*shipped_words(text.slug, text.language), ""), strict=True))
