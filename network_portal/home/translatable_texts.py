"""What the translation desk finds of the portal's own pages, in the order of the foot of each page.

The portal brings the words of every page in four languages, so none lacks one; in a language whose original says
something else since, a page counts as lacking it until its words follow.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.languages import CONTENT_LANGUAGES
from network_portal.common.registry import TranslatableText, translatable_texts
from network_portal.common.text_statuses import TextStatus
from network_portal.home.actions.pages import check_addresses
from network_portal.home.models import PageText
from network_portal.home.pages import SLUGS, read_words

SHIPPED_IN = "en"
"""The language from which the portal's own words are translated."""


class PageTexts:
    """One key a page: its place among `SLUGS`, from 1."""

    name = _("The portal's pages")
    place = 5
    fields = ("title", "lead", "body")

    def labels(self) -> dict[str, str]:
        return {name: str(_column(name).verbose_name) for name in self.fields}

    def longest(self) -> dict[str, int | None]:
        return {name: _column(name).max_length for name in self.fields}

    def cleaned(self, field: str, text: str) -> str:
        return str(_column(field).to_python(text) or "").strip()

    def total(self) -> int:
        return len(SLUGS)

    def counts(self) -> dict[str, dict[str, int]]:
        found = {code: {"": 0, **{one.value: 0 for one in TextStatus}} for code in CONTENT_LANGUAGES}
        for slug in SLUGS:
            for code, words in read_words(slug).items():
                state = "" if words.newer else words.status
                if words.newer or state:
                    found[code][state] += 1
        return found

    def listed(self, language: str, status: str, start: int, most: int) -> list[TranslatableText]:
        words = {slug: read_words(slug)[language] for slug in SLUGS}
        asked = [
            slug
            for slug, said in words.items()
            if (said.status == status and not said.newer if status else bool(said.newer))
        ]
        return [_told(slug) for slug in asked[start : start + most]]

    def found(self, keys: Collection[int]) -> dict[int, TranslatableText]:
        return {key: _told(SLUGS[key - 1]) for key in keys if 0 < key <= len(SLUGS)}

    def lock(self, key: int) -> TranslatableText | None:
        """The rows of all languages, also of those in which nobody wrote yet: of two who begin at once one waits."""
        if not 0 < key <= len(SLUGS):
            return None
        slug = SLUGS[key - 1]
        for code in CONTENT_LANGUAGES:
            PageText.objects.get_or_create(slug=slug, language=code)
        list(PageText.objects.select_for_update().filter(slug=slug).order_by("pk"))
        return _told(slug)

    def write(self, key: int, language: str, words: Mapping[str, str], status: str) -> PageText:
        """Raises DomainError: page_address_unreadable."""
        check_addresses(words["body"])
        text = PageText.objects.get(slug=SLUGS[key - 1], language=language)
        for name, said in words.items():
            setattr(text, name, said)
        text.status, text.version = status, text.version + 1
        text.saved_at = text.said_at = clock.now()
        text.save()
        return text


def register() -> None:
    translatable_texts.register("pages", PageTexts())


def _column(name: str) -> Any:
    return PageText._meta.get_field(name)


def _told(slug: str) -> TranslatableText:
    said = read_words(slug)
    written = [code for code in CONTENT_LANGUAGES if said[code].status == TextStatus.ORIGINAL]
    original = written[0] if written else SHIPPED_IN
    return TranslatableText(
        key=SLUGS.index(slug) + 1,
        title=said[original].title,
        address=reverse("home:page", args=[slug]),
        original=original,
        words={code: {"title": one.title, "lead": one.lead, "body": one.body} for code, one in said.items()},
        statuses={code: one.status for code, one in said.items()},
    )
