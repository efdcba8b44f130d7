"""`python -m tests.benchmarks.registry`: the registry of pledges at 1,000 and at 100,000, see `sizes.py`."""

from tests.benchmarks.sizes import Group, country_codes, measure, random_filters, with_queries

LIST, FIGURES, API = "/en/pledges/", "/en/pledges/figures/", "/api/v1/pledges/"
WORDS = ("visado", "visado humanitario", "reg", "PL-2020", "PL-2020-100007", "example", "trata datos", "ninguna")


def groups() -> list[Group]:
    filters, words = _filters(), [{"text": text} for text in WORDS]
    places = [{"after": f"{year}-{number}"} for year in (2019, 2022, 2025) for number in (100_030, 100_090, 110_000)]
    return [
        Group("list", (LIST,), is_list=True),
        Group("list, after a change", (f"{LIST}?country=HN",), after_change=True),
        Group("list, deep", with_queries(LIST, places), is_list=True),
        Group("list, filtered", with_queries(LIST, filters), is_list=True),
        Group("list, filtered, deep", with_queries(LIST, [one | places[4] for one in filters]), is_list=True),
        Group("list, searched", with_queries(LIST, words), is_list=True),
        Group("figures", (FIGURES,)),
        Group("figures, filtered", with_queries(FIGURES, [*filters, *words]), is_figure=True),
        Group("pledge", (f"{LIST}PL-2018-100000/",), is_list=True),
        Group("countries", ("/en/countries/",)),
        Group("country", tuple(f"/en/countries/{code}/" for code in country_codes("iso2")), is_list=True),
        Group("objectives", ("/en/objectives/",)),
        Group("objective", tuple(f"/en/objectives/{number}/" for number in range(1, 24)), is_list=True),
        Group("api", (API,), is_list=True),
        Group("api, filtered", with_queries(API, _filters(of_api=True)), is_list=True),
    ]


def _filters(*, of_api: bool = False) -> list[dict[str, str]]:
    return list(random_filters(_choices(of_api=of_api), "filters of pledges"))


def _choices(*, of_api: bool) -> dict[str, list[str]]:
    from network_portal.organisations.models import Organisation
    from network_portal.organisations.queries.names import named_organisations

    unknown = [] if of_api else ["unknown"]
    named = named_organisations().filter(is_example=True).order_by("slug")
    return {
        "objective": [*map(str, range(1, 24)), *unknown],
        "area": list("12345"),
        "country": [*country_codes("iso3" if of_api else "iso2"), *unknown],
        "subregion": ["caribbean", "central-america", "south-america"],
        "actor": [kind for kind, _words in Organisation.KINDS],
        "organisation": list(named.values_list("slug", flat=True)[:20]),
        "kind": ["individual", "common", "partnership", "matching", "unknown"],
        "form": ["financial", "human_resources", "process", "policy", "unknown"],
        "stage": ["planning", "in_progress", "fulfilled", "discontinued", "unknown"],
        "year": [str(year) for year in range(2018, 2027)],
    }


if __name__ == "__main__":
    measure("pledges", groups)
