"""The portal's pages of its own words: what each says now, in each language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils import translation

from network_portal.accounts.models import User
from network_portal.audit.models import Event
from network_portal.audit.queries import events_about
from network_portal.audit.sentences import sentence_of
from network_portal.common import clock
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import CONTENT_LANGUAGES, TEXT_STATUSES, current_language, date_in_words
from network_portal.common.text_statuses import TextStatus
from network_portal.home.models import PageText
from network_portal.home.privacy import kept_data
from network_portal.home.rules.markup import Block, Run, blocks_of
from network_portal.home.rules.pages import differing_lines, is_behind
from network_portal.home.shipped_pages import SHIPPED

SLUGS = tuple(SHIPPED)
MOST_EVENTS = 20
WITHOUT_LANGUAGE = ("/api/", "/sitemap.xml", *(f"/{code}/" for code in CONTENT_LANGUAGES))


@dataclass(frozen=True)
class PageWords:
    """What a page says in one language; `status` is '' for the words that the portal brought."""

    title: str
    lead: str
    body: str
    status: str = ""
    said_at: datetime | None = None
    saved_at: datetime | None = None
    newer: str = ""
    """The language of the original, where that says something else since."""


def words_of(slug: str, language: str) -> PageWords:
    return _words(slug)[language]


@kept_with_content
def _words(slug: str) -> Mapping[str, PageWords]:
    return read_words(slug)


def read_words(slug: str) -> Mapping[str, PageWords]:
    """By language, as the database has them now; one query."""
    written = {text.language: text for text in PageText.objects.written().filter(slug=slug)}
    original = next((text for text in written.values() if text.status == TextStatus.ORIGINAL), None)
    return {code: _in_language(slug, code, written.get(code), original) for code in CONTENT_LANGUAGES}


def _in_language(slug: str, language: str, text: PageText | None, original: PageText | None) -> PageWords:
    behind = is_behind(text.said_at if text else None, original.said_at if original else None)
    newer = original.language if original and behind else ""
    if text is None:
        title, lead, body = shipped_words(slug, language)
        return PageWords(title, lead, body, newer=newer)
    return PageWords(text.title, text.lead, text.body, text.status, text.said_at, text.saved_at, newer)


def last_changes() -> dict[str, date]:
    """Of each page that people edited, the day of its newest words in any language; one query."""
    rows = PageText.objects.order_by().values_list("slug").annotate(last=Max("saved_at"))
    return {slug: clock.day_of(last) for slug, last in rows}


def shipped_words(slug: str, language: str) -> tuple[str, str, str]:
    """Title, first sentence and text that the portal brings."""
    shipped = SHIPPED[slug]
    with translation.override(language):
        return str(shipped.title), str(shipped.lead), shipped.laid_out()


def laid_out(body: str) -> list[Block]:
    """As the page shows it to a reader of the current language: links lead there, names in braces are filled in."""
    contact, licence = settings.CONTACT_EMAIL, settings.DATA_LICENCE
    filled = body.replace("{contact}", f"[{contact}](mailto:{contact})")
    filled = filled.replace("{licence}", f"[{licence}]({settings.DATA_LICENCE_URL})")
    return [Block(one.kind, tuple(tuple(map(_led, line)) for line in one.lines)) for one in blocks_of(filled)]


def _led(run: Run) -> Run:
    if not run.address.startswith("/") or run.address.startswith(WITHOUT_LANGUAGE):
        return run
    return Run(run.words, f"/{current_language()}{run.address}")


def values_of_page(slug: str) -> dict[str, Any]:
    """What the portal tells on the page itself, beside the words that people may edit."""
    if slug == "privacy":
        entity, address = settings.RESPONSIBLE_ENTITY, settings.CONTACT_EMAIL
        return {"kept": kept_data(), "responsible_entity": entity, "contact_email": address}
    return {}


def history_of(text: PageText) -> list[dict[str, Any]]:
    """What was changed, when and by whom, newest first: for those who edit pages."""
    if text.pk is None:
        return []
    events = list(events_about(text._meta.label_lower, text.pk)[:MOST_EVENTS])
    people = User.objects.in_bulk({event.actor_id for event in events if event.actor_id})
    return [_told(event, people.get(event.actor_id or 0)) for event in events]


def _told(event: Event, person: User | None) -> dict[str, Any]:
    """The translation desk names a field with its language behind it: "title [fr]"."""
    name = str(person) if person else ""
    changes = [_change(field.partition(" ")[0], *sides) for field, sides in event.changes.items()]
    return {"text": sentence_of(event, actor=name), "when": date_in_words(event.at, "minute"), "changes": changes}


def _change(field: str, before: str, after: str) -> dict[str, str]:
    statuses = dict(TEXT_STATUSES)
    if field == "body":
        before, after = differing_lines(before, after)
    label = str(PageText._meta.get_field(field).verbose_name)  # type: ignore[union-attr]
    return {"label": label, "before": str(statuses.get(before, before)), "after": str(statuses.get(after, after))}
