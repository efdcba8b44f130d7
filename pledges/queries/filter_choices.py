"""What the registry offers to filter by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from network_portal.common.folded import kept_words
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import CONTENT_LANGUAGES, current_language, fallback_order
from network_portal.organisations.queries.names import named_organisations
from network_portal.taxonomy.models import Country, Objective, ObjectiveGroup
from pledges.models import Pledge

MOST_ORGANISATIONS = 100
OBJECTIVE, AREA, COUNTRY, YEAR = "objective", "area", "country", "year"


@dataclass(frozen=True)
class FilterChoices:
    """Codes of addresses with their words: objectives and areas by number, countries and organisations by name,
    years newest first. Of more organisations than a page can offer none is: their names are typed."""

    objectives: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, str], ...]
    countries: tuple[tuple[str, str], ...]
    organisations: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, str], ...]


@kept_with_content
def filter_choices() -> FilterChoices:
    """Two queries, however many pledges there are."""
    found: dict[str, list[tuple[int, str, str]]] = {OBJECTIVE: [], AREA: [], COUNTRY: [], YEAR: []}
    for what, number, code, *labels in _terms():
        found[what].append((number, code, _best(labels)))
    return FilterChoices(
        objectives=_numbered(found[OBJECTIVE]),
        areas=_numbered(found[AREA]),
        countries=_by_name((code, name) for _number, code, name in found[COUNTRY]),
        organisations=_organisations(),
        years=tuple((str(year), str(year)) for year, _code, _name in sorted(found[YEAR], reverse=True)),
    )


def organisation_of_address(slug: str) -> tuple[str, str] | None:
    """One that is not among those offered, where its name is public."""
    found = named_organisations().filter(slug=slug).first()
    return (found.slug, found.short_name) if found else None


def _organisations() -> tuple[tuple[str, str], ...]:
    with_pledges = named_organisations().filter(pk__in=Pledge.objects.order_by().values("organisation"))
    rows = list(with_pledges.order_by("pk")[: MOST_ORGANISATIONS + 1])
    if len(rows) > MOST_ORGANISATIONS:
        return ()
    return _by_name((row.slug, row.short_name) for row in rows)


def _terms() -> list[Any]:
    short = {f"label_{code}": F(f"short_{code}") for code in _codes()}
    name = {f"label_{code}": F(f"name_{code}") for code in _codes()}
    areas = _as_stored(ObjectiveGroup).filter(kind=ObjectiveGroup.FUND_AREA)
    none = {f"label_{code}": Value("") for code in _codes()}
    return list(
        _columns(_as_stored(Objective), OBJECTIVE, F("number"), Value(""), short).union(
            _columns(areas, AREA, F("number"), Value(""), name),
            _columns(_as_stored(Country), COUNTRY, F("pk"), F("iso2"), name),
            _columns(Pledge.objects.order_by(), YEAR, F("year"), Value(""), none).distinct(),
            all=True,
        )
    )


def _as_stored(model: Any) -> Any:
    """Each column for itself: their order is that of the other lists."""
    return model.objects.rewrite(False).order_by()


def _columns(rows: QuerySet[Any, Any], what: str, number: Any, code: Any, names: dict[str, Any]) -> QuerySet[Any, Any]:
    words = {label: Coalesce(NullIf(Cast(text, CharField()), Value("")), Value("")) for label, text in names.items()}
    place = {"what": Value(what), "place": Cast(number, IntegerField()), "sign": Cast(code, CharField())}
    return rows.annotate(**place, **words).values_list("what", "place", "sign", *words)


def _codes() -> list[str]:
    return [code.replace("-", "_") for code in CONTENT_LANGUAGES]


def _best(labels: Sequence[str]) -> str:
    by_language = dict(zip(CONTENT_LANGUAGES, labels, strict=True))
    return next((label for code in fallback_order(current_language()) if (label := by_language[code])), "")


def _numbered(rows: list[tuple[int, str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(number), f"{number}. {name}") for number, _code, name in sorted(rows))


def _by_name(pairs: Any) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: kept_words(pair[1])))
