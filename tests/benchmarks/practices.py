"""`python -m tests.benchmarks.practices`: the list of good practices at 1,000 and at 100,000, see `sizes.py`.

The first answer to a filter counts its facets: those with a filter are figures as well as lists.
"""

from tests.benchmarks.sizes import Group, country_codes, measure, random_filters, with_queries

LIST, API = "/en/practices/", "/api/v1/practices/"
WORDS = ("visado", "visado humanitario", "reg", "example", "ninguna")
SORTS = ({}, {"sort": "year"}, {"sort": "title"})


def groups() -> list[Group]:
    filters, places = _filters(), [{"after": f"example-{number}"} for number in (30, 500, 970)]
    return [
        Group("list", with_queries(LIST, list(SORTS)), is_list=True),
        Group("list, after a change", (f"{LIST}?country=HN",), after_change=True),
        Group("list, deep", with_queries(LIST, [sort | place for sort in SORTS for place in places]), is_list=True),
        Group("list, filtered", with_queries(LIST, filters), is_list=True),
        Group("facets, filtered", with_queries(LIST, filters), is_figure=True),
        Group("list, filtered, deep", with_queries(LIST, [one | places[1] for one in filters]), is_list=True),
        Group("list, searched", with_queries(LIST, [{"text": text} for text in WORDS]), is_list=True),
        Group("practice", (f"{LIST}example-30/",), is_list=True),
        Group("api", (API,), is_list=True),
        Group("api, filtered", with_queries(API, _filters(of_api=True)), is_list=True),
    ]


def _filters(*, of_api: bool = False) -> list[dict[str, str]]:
    from network_portal.knowledge.rules.practices import Level, Population

    unknown = [] if of_api else ["unknown"]
    choices = {
        "objective": [*map(str, range(1, 24)), *unknown],
        "area": list("12345"),
        "country": [*country_codes("iso3" if of_api else "iso2"), *unknown],
        "subregion": ["caribbean", "central-america", "south-america"],
        "level": [*Level, *unknown],
        "population": [*Population, *unknown],
        "year": [*map(str, range(2010, 2027)), *unknown],
        "language": ["es"],
    }
    return list(random_filters(choices, "filters of practices"))


if __name__ == "__main__":
    measure("practices", groups)
