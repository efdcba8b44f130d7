"""What the search finds of the pages that stand here: objectives, countries, and pages of their own words."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from html import unescape
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.common.followed import REFERENCE_DATA, everything
from network_portal.common.languages import CONTENT_LANGUAGES, current_language, in_each_language, translated_text
from network_portal.common.registry import BETWEEN, PublicText, PublicTexts, public_texts
from network_portal.common.text_columns import in_languages
from network_portal.home.models import PageText
from network_portal.home.pages import SLUGS, laid_out, values_of_page, words_of
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.profiles import SECTORS
from network_portal.organisations.queries.organisations import listed_organisations
from network_portal.taxonomy.everyday import everyday_words
from network_portal.taxonomy.models import Country, Objective
from network_portal.taxonomy.queries import all_countries, all_objectives, subregions_of

LISTS: dict[str, tuple[Any, Any]] = {
    "home:home": (
        settings.NETWORK_NAME,
        gettext_lazy(
            "The Regional Network brings together the United Nations agencies that help countries of Latin America"
            " and the Caribbean to carry out the Global Compact for Migration."
        ),
    ),
    "home:objectives": (
        gettext_lazy("The 23 objectives"),
        gettext_lazy(
            "The Global Compact for Migration has 23 objectives. Here is how many activities of the Network, pledges"
            " and good practices serve each of them, and which ones nobody works on."
        ),
    ),
    "home:crosswalk": (
        gettext_lazy("The crosswalk of the objectives"),
        gettext_lazy(
            "Several bodies group the 23 objectives in their own way. Here each objective stands beside every group it"
            " belongs to, in one table."
        ),
    ),
    "home:countries": (
        gettext_lazy("Countries"),
        gettext_lazy(
            "One file for each country of the region: its pledges, its practices and what it takes part in. A file,"
            " never a ranking."
        ),
    ),
    "home:directory": (
        gettext_lazy("Directory"),
        gettext_lazy(
            "United Nations bodies and governments that public sources name, and organisations that chose to be seen,"
            " with what each of them does in public. Any other organisation stands here only if it chooses so."
        ),
    ),
    "workplan:plans": (
        gettext_lazy("Work plans"),
        gettext_lazy("A work plan says what the Network promises to do in two years, who does it, and when."),
    ),
    "knowledge:practices": (
        gettext_lazy("Good practices"),
        gettext_lazy(
            "What works for migrants in Latin America and the Caribbean: who did it, where, with what result, and what"
            " can be copied."
        ),
    ),
    "publications:publications": (
        gettext_lazy("Publications"),
        gettext_lazy(
            "Declarations, tools, guidance, fact sheets, infographics and videos on migration in Latin America and the"
            " Caribbean."
        ),
    ),
    "pledges:pledges": (
        gettext_lazy("Pledges"),
        gettext_lazy(
            "What governments, the United Nations and organisations of the region committed to do for the objectives of"
            " the Global Compact for Migration, and how far each got. Pledges are voluntary."
        ),
    ),
    "pledges:figures": (
        gettext_lazy("Pledges in figures"),
        gettext_lazy("Every figure counts exactly the pledges that the filters show, and leads to their list."),
    ),
}


def _objectives(keys: Collection[str] | None) -> Iterator[PublicText]:
    for one in all_objectives():
        if keys is None or str(one.number) in keys:
            yield PublicText(
                key=str(one.number),
                route="home:objective",
                args=(one.number,),
                titles=_numbered(one),
                texts=in_languages(one, "title"),
                codes=(str(one.number),),
                says=_everyday_words_of(one.number),
                weight=1.3,
            )


def _everyday_words_of(number: int) -> dict[str, str]:
    words = [one for one in everyday_words() if number in one.objectives]
    return {code: BETWEEN.join(name for one in words for name in one.names[code]) for code in CONTENT_LANGUAGES}


def _numbered(one: Objective) -> dict[str, str]:
    titles = {}
    for code, short in in_languages(one, "short").items():
        with translation.override(code):
            titles[code] = _("Objective %(number)d: %(title)s") % {"number": one.number, "title": short}
    return titles


def _countries(keys: Collection[str] | None) -> Iterator[PublicText]:
    for one in all_countries().prefetch_related("facts"):
        if keys is None or one.iso2 in keys:
            yield PublicText(
                key=one.iso2,
                route="home:country",
                args=(one.iso2,),
                titles=in_languages(one, "name"),
                texts=in_each_language(partial(_about_country, one)),
                codes=(one.iso2, one.iso3),
                weight=1.3,
            )


def _about_country(one: Country) -> str:
    said = [one.get_status_display(), *(str(words) for _scheme, words in subregions_of(one))]
    if one.champion_at_accra:
        said.append(_("Champion country of the Global Compact"))
    if one.in_rcm:
        said.append(_("Regional Conference on Migration"))
    if one.in_sacm:
        said.append(_("South American Conference on Migration"))
    said += [fact.title for fact in one.facts.all() if not fact.is_withdrawn and fact.language == current_language()]
    return ". ".join(dict.fromkeys(said))


def _organisations(keys: Collection[str] | None) -> Iterator[PublicText]:
    listed = listed_organisations().order_by("pk").select_related("country")
    for one in listed if keys is None else listed.filter(slug__in=keys):
        acronyms = in_languages(one, "acronym")
        yield PublicText(
            key=one.slug,
            route="home:organisation",
            args=(one.slug,),
            titles=_with_acronyms(in_languages(one, "name"), acronyms),
            texts=in_each_language(partial(_about_organisation, one)),
            codes=tuple(dict.fromkeys(acronyms.values())),
            countries=(one.country.iso2,) if one.country and one.shows_country else (),
            organisations=(one.pk,),
            is_example=one.is_example,
            weight=1.2,
        )


def _with_acronyms(names: dict[str, str], acronyms: dict[str, str]) -> dict[str, str]:
    return {code: f"{acronyms[code]} · {name}" if code in acronyms else name for code, name in names.items()}


def _about_organisation(one: Organisation) -> str:
    country = one.country if one.shows("country") else None
    sectors = dict(SECTORS) if one.shows("sectors") else {}
    said = [str(one.get_kind_display()) if one.shows("kind") else ""]
    said.append(translated_text(country, "name", current_language())[0] if country else "")
    said += [str(sectors[code]) for code in one.sectors if code in sectors]
    return ". ".join(filter(None, said))


def _slugs(pks: Collection[int]) -> list[str]:
    return list(Organisation.objects.filter(pk__in=pks).values_list("slug", flat=True))


def _pages(keys: Collection[str] | None) -> Iterator[PublicText]:
    for route, (title, lead) in LISTS.items():
        if keys is None or route in keys:
            texts = in_each_language(partial(str, lead))
            yield PublicText(route, route, (), in_each_language(partial(str, title)), texts, weight=1.2)
    for slug in SLUGS:
        if keys is None or slug in keys:
            titles = {code: words_of(slug, code).title for code in CONTENT_LANGUAGES}
            yield PublicText(slug, "home:page", (slug,), titles, in_each_language(partial(_words_of_page, slug)))


def _words_of_page(slug: str) -> str:
    words = words_of(slug, current_language())
    values = {"slug": slug, "blocks": laid_out(words.body), **values_of_page(slug)}
    drawn = render_to_string("home/pages/_content.html", values)
    return f"{words.lead} {' '.join(unescape(strip_tags(drawn.replace('</', ' </'))).split())}"


def _edited(pks: Collection[int]) -> Iterable[str]:
    return list(PageText.objects.filter(pk__in=pks).values_list("slug", flat=True))


def register() -> None:
    public_texts.register("objectives", PublicTexts(gettext_lazy("Objectives"), 10, _objectives, REFERENCE_DATA))
    of_countries = {**REFERENCE_DATA, "taxonomy.countryfact": everything}
    public_texts.register("countries", PublicTexts(gettext_lazy("Countries"), 20, _countries, of_countries))
    follows = {"organisations.organisation": _slugs, "taxonomy.country": everything}
    public_texts.register("organisations", PublicTexts(gettext_lazy("Organisations"), 75, _organisations, follows))
    public_texts.register(
        "pages",
        PublicTexts(gettext_lazy("Pages"), 90, _pages, {"taxonomy.objective": everything, "home.pagetext": _edited}),
    )
