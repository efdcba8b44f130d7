"""What a list of pledges may be asked for, and the pledges that are left: lists, figures, files and API ask here."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from network_portal.common.folded import asked_words, kept_words
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import CONTENT_LANGUAGES
from network_portal.organisations.queries.names import is_of_public_kind, named_organisations
from network_portal.taxonomy.models import Country, ObjectiveGroup
from network_portal.taxonomy.queries import subregions
from pledges.models import Pledge
from pledges.queries.links import links_of

UNKNOWN = "unknown"
MOST_NAMED_BY_A_WORD = 500


@dataclass(frozen=True)
class PledgeFilters:
    """Each as an address says it; empty means all, `UNKNOWN` those of which it is not known.

    `also` is an objective that is named beside `objective`. `updates` is 'none' for pledges without any accepted
    update, one that is held from visitors counting too; it is not for the public, whose figure counts what visitors
    know.
    """

    text: str = ""
    objective: str = ""
    also: str = ""
    area: str = ""
    country: str = ""
    subregion: str = ""
    actor: str = ""
    organisation: str = ""
    kind: str = ""
    form: str = ""
    stage: str = ""
    year: str = ""
    updates: str = ""

    @property
    def asked(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value}


NO_UPDATE = "none"
_SILENT = Q(updated_on=None) & ~Q(pk__in=Pledge.objects.exclude(held_on=None).order_by().values("pk"))


def narrowed(pledges: QuerySet[Pledge], filters: PledgeFilters) -> QuerySet[Pledge]:
    """Each pledge once, whatever is asked."""
    for word in asked_words(filters.text):
        pledges = pledges.filter(_with_word(word))
    for condition in _conditions(filters):
        pledges = pledges.filter(condition)
    return pledges


def _with_word(word: str) -> Q:
    """Words of the pledge or of its organisation's name; PostgreSQL brings the two indexes together."""
    named = organisations_named(word)
    return Q(search__word=word) | Q(organisation__in=named) if named else Q(search__word=word)


def _conditions(filters: PledgeFilters) -> Iterable[Q]:
    for name in ("kind", "form", "stage"):
        if value := getattr(filters, name):
            yield Q(**{name: "" if value == UNKNOWN else value})
    if filters.year:
        yield Q(year=int(filters.year))
    if filters.actor:
        yield Q(organisation__kind=filters.actor) & is_of_public_kind("organisation__")
    if filters.updates == NO_UPDATE:
        yield _SILENT
    if filters.organisation:
        yield _of_organisation(filters.organisation)
    yield from _of_the_compact(filters)
    yield from _of_places(filters)


def _of_organisation(slug: str) -> Q:
    """One that is not named in public has none here. Two questions in one, as each has an index
    of its own: asked with 'or', PostgreSQL would read every pledge."""
    found = named_organisations().filter(slug=slug).values_list("pk", flat=True).first() or 0
    own = Pledge.objects.filter(organisation=found).order_by().values("pk")
    return Q(pk__in=own.union(links_of("partners").filter(organisation=found).values("pledge_id"), all=True))


def _of_the_compact(filters: PledgeFilters) -> Iterable[Q]:
    named = links_of("objectives")
    if filters.objective == UNKNOWN:
        yield Q(~Exists(named.filter(pledge=OuterRef("pk"))))
    elif filters.objective:
        yield Q(pk__in=named.filter(objective__number=int(filters.objective)).values("pledge_id"))
    if filters.also:
        yield Q(pk__in=named.filter(objective__number=int(filters.also)).values("pledge_id"))
    if filters.area:
        groups = ObjectiveGroup.objects.filter(kind=ObjectiveGroup.FUND_AREA, number=int(filters.area))
        numbers = groups.values_list("objectives__pk", flat=True)
        yield Q(pk__in=named.filter(objective__in=list(numbers)).values("pledge_id"))


def _of_places(filters: PledgeFilters) -> Iterable[Q]:
    named = links_of("countries")
    if filters.country == UNKNOWN:
        yield Q(~Exists(named.filter(pledge=OuterRef("pk"))))
    elif filters.country:
        yield Q(pk__in=named.filter(country__iso2=filters.country).values("pledge_id"))
    if filters.subregion:
        countries = Country.objects.filter(subregions()[filters.subregion].of_countries)
        yield Q(pk__in=named.filter(country__in=list(countries.values_list("pk", flat=True))).values("pledge_id"))


def organisations_named(word: str) -> list[int]:
    """Those that the world may see, with a name of which some word begins so. A word of which more than some
    hundreds do is nobody's name and finds none."""
    found = [pk for pk, words in _names() if f" {word}" in words]
    return found if len(found) <= MOST_NAMED_BY_A_WORD else []


@kept_with_content
def _names() -> list[tuple[int, str]]:
    codes = [code.replace("-", "_") for code in CONTENT_LANGUAGES]
    columns = [f"{field}_{code}" for field in ("acronym", "name") for code in codes]
    rows = named_organisations().order_by("pk").values_list("pk", *columns)
    return [(pk, kept_words(*(text or "" for text in texts))) for pk, *texts in rows]
