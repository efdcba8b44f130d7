"""Everything that the page of a practice tells: a fixed number of queries."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.audit.queries import public_events_about
from network_portal.audit.sentences import told_in_public
from network_portal.common.languages import (
    TEXT_STATUSES,
    current_language,
    date_in_words,
    language_name,
    translated_text,
)
from network_portal.knowledge.models import Practice, PracticeText
from network_portal.knowledge.models.practices import POPULATIONS
from network_portal.knowledge.queries.links import links_of
from network_portal.knowledge.queries.practices import best_text, practice_path, practice_rows
from network_portal.knowledge.rules.practices import FACTS, TEXTS, Mark, lines_of, unknown_facts
from network_portal.organisations.queries.directory import card_path
from network_portal.organisations.queries.names import has_public_kind, is_named
from network_portal.taxonomy.queries import objective_chips

MOST_RELATED, MOST_EVENTS, LONGEST_SUMMARY = 4, 20, 280


def find_practice(slug: str) -> tuple[Practice, dict[str, PracticeText]] | None:
    """A published one with its texts by language; two queries."""
    practice = Practice.objects.published().select_related("call").filter(slug=slug).first()
    if practice is None:
        return None
    texts = {text.language: text for text in practice.texts.all()}
    return (practice, texts) if texts else None


def facts_of(practice: Practice) -> dict[str, Any]:
    """Objectives, countries, principles, people and organisations, each as the page shows it; six queries."""
    language = current_language()
    named = list(practice.implementers.filter(is_named()).order_by("slug"))
    unnamed = practice.implementers.exclude(is_named()).count()
    return {
        "objectives": objective_chips(practice.objectives.order_by("number")),
        "countries": [
            {
                "code": one.iso2,
                "name": translated_text(one, "name", language)[0],
                "url": reverse("home:country", args=[one.iso2]),
            }
            for one in practice.countries.order_by("iso3")
        ],
        "principles": list(practice.principles.order_by("letter")),
        "populations": [str(dict(POPULATIONS)[one.code]) for one in practice.populations.all()],
        "implementers": [one.short_name for one in named],
        "cards": [{"name": one.short_name, "url": card_path(one)} for one in named],
        "unnamed": unnamed,
        "unnamed_words": _unnamed_words(unnamed),
        "kind": practice.get_implementer_kind_display()
        if any(map(has_public_kind, named)) or not (named or unnamed)
        else _("Not shown here"),
    }


def _unnamed_words(many: int) -> str:
    """Of those whose name nobody reads, only that they are there."""
    if not many:
        return ""
    words = ngettext("%(many)s organisation that is not listed", "%(many)s organisations that are not listed", many)
    return words % {"many": many}


def not_known(practice: Practice, facts: dict[str, Any], text: PracticeText) -> dict[str, list[str]]:
    """In words: what nobody told us of the practice, and what its source does not say plainly."""
    names = _names()
    known = {name: getattr(text, name) for name in TEXTS} | facts
    known |= {"level": practice.level, "year": practice.year_from, "cost": practice.cost}
    known["legal_instrument"] = practice.legal_instrument
    known["implementers"] = facts["implementers"] or facts["unnamed"] or practice.implementer_names
    how = {Mark.INFERRED.value: _("inferred by us"), Mark.FILED_BY_GFMD.value: _("as filed by the GFMD")}
    return {
        "unknown": [str(names[name]) for name in unknown_facts(known)],
        "marked": [
            _("%(field)s (%(how)s)") % {"field": names[name], "how": how[mark]}
            for name, mark in practice.marks.items()
            if name in names and mark in how
        ],
    }


def _names() -> dict[str, Any]:
    texts = {name: PracticeText._meta.get_field(name).verbose_name for name in TEXTS}  # type: ignore[union-attr]
    own = {
        "level": _("level"),
        "implementers": _("who carried it out"),
        "populations": _("whom it serves"),
        "objectives": _("objectives"),
        "countries": _("countries"),
        "year": _("year"),
        "cost": _("cost"),
        "legal_instrument": _("legal instrument"),
    }
    assert set(own) == set(FACTS)
    return own | texts


def languages_of(texts: dict[str, PracticeText], shown: PracticeText) -> dict[str, Any]:
    """Whose words the reader sees, and in which other languages the practice can be read."""
    statuses = dict(TEXT_STATUSES)
    return {
        "status": str(statuses[shown.status]),
        "language": language_name(shown.language),
        "is_fallback": shown.language != current_language(),
        "others": [language_name(code) for code in texts if code != shown.language],
    }


def citation(practice: Practice, text: PracticeText, names: Iterable[str]) -> str:
    """How to cite it: who, title, when, where it is read."""
    who = ", ".join(names)
    address = practice_path(practice.slug, absolute=True)
    values = {"who": who, "title": text.title, "year": practice.year_from or _("no year"), "address": address}
    if who:
        return _("%(who)s: “%(title)s” (%(year)s). Regional Network Portal, %(address)s") % values
    return _("“%(title)s” (%(year)s). Regional Network Portal, %(address)s") % values


def to_paste(practice: Practice, text: PracticeText) -> str:
    """A few lines for a messenger."""
    summary = text.summary
    if len(summary) > LONGEST_SUMMARY:
        summary = summary[:LONGEST_SUMMARY].rsplit(" ", 1)[0] + " …"
    return "\n".join(filter(None, [text.title, summary, practice_path(practice.slug, absolute=True)]))


def copyable_of(text: PracticeText) -> list[str]:
    return lines_of(text.copyable)


def related_to(practice: Practice) -> list[dict[str, str]]:
    """Those that share the most objectives, then the newest; without objectives, those of its countries."""
    for field in ("objectives", "countries"):
        mine = list(getattr(practice, field).values_list("pk", flat=True))
        column = f"{field.removesuffix('s') if field == 'objectives' else 'country'}__in"
        rows = links_of(field).filter(**{column: mine}, practice__is_published=True).exclude(practice=practice.pk)
        shared = rows.values_list("practice").annotate(many=Count("pk")).order_by("-many", "-practice")[:MOST_RELATED]
        ids = [pk for pk, _many in shared] if mine else []
        if ids:
            found = Practice.objects.in_bulk(ids)
            return [row._asdict() for row in practice_rows([found[pk] for pk in ids])]
    return []


def changes_of(practice: Practice, title: str) -> list[dict[str, str]]:
    events = public_events_about(practice._meta.label_lower, practice.pk)[:MOST_EVENTS]
    return [{"text": told_in_public(event, target=title), "when": date_in_words(event.at)} for event in events]


def shown_text(texts: dict[str, PracticeText]) -> PracticeText:
    return best_text(texts, current_language())
