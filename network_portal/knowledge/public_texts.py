"""What the search finds: published practices and publications with the organisations that their pages name; calls."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import islice

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.followed import REFERENCE_DATA
from network_portal.common.languages import in_each_language
from network_portal.common.registry import BETWEEN, PublicText, PublicTexts, public_texts
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.call_texts import call_documents, calls_themselves
from network_portal.knowledge.queries.filters import with_kind_shown
from network_portal.knowledge.queries.publication_texts import (
    publication_documents,
    publications_of_organisations,
    publications_themselves,
)
from network_portal.knowledge.rules.practices import TEXTS
from network_portal.organisations.queries.names import named_organisations

BATCH = 500
SHOWN = ("texts", "objectives", "principles", "countries", "populations")


def _documents(keys: Collection[str] | None) -> Iterator[PublicText]:
    published = with_kind_shown(Practice.objects.published()).order_by("pk")
    rows = published if keys is None else published.filter(slug__in=keys)
    named = Prefetch("implementers", named_organisations())
    wanted = rows.prefetch_related(*SHOWN, named).iterator(BATCH)
    while batch := list(islice(wanted, BATCH)):
        yield from map(_document, batch)


def _document(one: Practice) -> PublicText:
    written = list(one.texts.all())
    texts = {text.language: " ".join(filter(None, (getattr(text, name) for name in TEXTS))) for text in written}
    return PublicText(
        key=one.slug,
        route="knowledge:practice",
        args=(one.slug,),
        titles={text.language: text.title for text in written},
        texts={language: words for language, words in texts.items() if words},
        objectives=tuple(objective.number for objective in one.objectives.all()),
        principles=tuple(principle.pk for principle in one.principles.all()),
        countries=tuple(country.iso2 for country in one.countries.all()),
        organisations=tuple(body.pk for body in one.implementers.all()),
        says=in_each_language(partial(_facts, one)),
        day=clock.day_of(one.published_at),
        is_example=one.is_example,
    )


def _facts(one: Practice) -> str:
    """As its page tells them: with whom, at which level, and the kind of implementer where everybody may read it."""
    kind = one.get_implementer_kind_display() if getattr(one, "kind_shown") else ""
    populations = [str(population.get_code_display()) for population in one.populations.all()]
    return BETWEEN.join(filter(None, (*populations, str(one.get_level_display()), str(kind))))


def _themselves(pks: Collection[int]) -> Iterable[str]:
    return list(Practice.objects.filter(pk__in=pks).values_list("slug", flat=True))


def _of_organisations(pks: Collection[int]) -> Iterable[str]:
    return list(Practice.objects.filter(implementers__in=pks).order_by().values_list("slug", flat=True))


def register() -> None:
    follows = {**REFERENCE_DATA, "knowledge.practice": _themselves, "organisations.organisation": _of_organisations}
    public_texts.register("practices", PublicTexts(_("Good practices"), 70, _documents, follows))
    of_publications = {
        **REFERENCE_DATA,
        "knowledge.publication": publications_themselves,
        "organisations.organisation": publications_of_organisations,
    }
    words = _("declarations, tools, guidance, fact sheets, infographics, videos")
    found = PublicTexts(_("Publications"), 72, publication_documents, of_publications, says=words)
    public_texts.register("publications", found)
    of_calls = {**REFERENCE_DATA, "knowledge.practicecall": calls_themselves}
    public_texts.register("calls", PublicTexts(_("Calls for practices"), 74, call_documents, of_calls))
