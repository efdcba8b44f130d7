"""The pages that are measured. Each later part adds its own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """`beside` is the bare view of the same kind; `aim` bounds its cost in times of that view's (None: no aim).

    For a page from the cache the aim is a share of the bare view's requests a second instead.
    """

    name: str
    path: str
    beside: str
    cached: bool = False
    most_times: float | None = None
    least_share: float | None = None


PLAN = "/en/work-plan/{plan}/"
PAGES = (
    Page("home, from the cache", "/en/", "fixed", cached=True, least_share=0.4),
    Page("plan, from the cache", PLAN, "fixed", cached=True, least_share=0.4),
    Page("home", "/en/", "list"),
    Page("objectives", "/en/objectives/", "list", most_times=1.5),
    Page("crosswalk", "/en/objectives/crosswalk/", "list", most_times=1.5),
    Page("objective 8", "/en/objectives/8/", "list", most_times=1.5),
    Page("plans", "/en/work-plan/", "list", most_times=1.5),
    Page("plan", PLAN, "list", most_times=1.5),
    Page("plan, filtered", PLAN + "?status=delayed", "list", most_times=1.5),
    Page("deliverables done", PLAN + "deliverables/", "list"),
    Page("activity", PLAN + "activities/{code}/", "list"),
    Page("pledges", "/en/pledges/", "list"),
    Page("pledges, filtered", "/en/pledges/?stage=fulfilled&country=HN", "list"),
    Page("pledges, searched", "/en/pledges/?text=visado", "list"),
    Page("pledges, page 1,000", "/en/pledges/?after=2020-100010", "list"),
    Page("pledges, figures", "/en/pledges/figures/?objective=8", "list"),
    Page("pledge", "/en/pledges/PL-2018-100000/", "list"),
    Page("search", "/en/search/?text=visado", "list"),
    Page("search, one kind", "/en/search/?text=visado&kind=pledges", "list"),
    Page("api, search", "/api/v1/search/?text=visado", "json"),
    Page("mechanism", "/en/mechanism/", "list", most_times=1.5),
    Page("join the mechanism", "/en/mechanism/join/", "list", most_times=1.5),
    Page("working table", "/en/mechanism/tables/2/", "list", most_times=1.5),
    Page("countries", "/en/countries/", "list", most_times=1.5),
    Page("country", "/en/countries/HN/", "list"),
    Page("directory", "/en/directory/", "list"),
    Page("directory, searched", "/en/directory/?text=example", "list"),
    Page("organisation", "/en/directory/iom/", "list"),
    Page("organisations of the Mechanism", "/en/mechanism/organisations/", "list"),
    Page("practices", "/en/practices/", "list"),
    Page("practices, filtered", "/en/practices/?level=local&country=HN", "list"),
    Page("practices, searched", "/en/practices/?text=visado", "list"),
    Page("practices, by year", "/en/practices/?sort=year", "list"),
    Page("calls for practices", "/en/practices/calls/", "list"),
    Page("practices of a month", "/en/practices/months/2018-01/", "list"),
    Page("practice", "/en/practices/example-0/", "list"),
    Page("page of its own words", "/en/pages/take-part/", "list"),
    Page("feed of practices", "/en/practices/feed.atom", "list"),
    Page("feed of publications", "/en/publications/feed.atom", "list"),
    Page("feed of objective 8", "/en/objectives/8/feed.atom", "list"),
    Page("feed of a country", "/en/countries/HN/feed.atom", "list"),
    Page("publications", "/en/publications/", "list"),
    Page("publications, filtered", "/en/publications/?kind=guidance&language=es", "list"),
    Page("recommendations", "/en/mechanism/recommendations/", "list"),
    Page("api, recommendations", "/api/v1/recommendations/?page_size=25", "json"),
    Page("api, publications", "/api/v1/publications/?page_size=25", "json"),
    Page("api, practices", "/api/v1/practices/?page_size=25", "json"),
    Page("api, pledges", "/api/v1/pledges/?page_size=25", "json"),
    Page("api, organisations", "/api/v1/organisations/?page_size=25", "json"),
    Page("api, activities", "/api/v1/activities/?page_size=25", "json", most_times=2.5),
    Page("api, rounds", "/api/v1/rounds/", "json"),
    Page("api, calls for practices", "/api/v1/practice-calls/", "json"),
    Page("sitemap", "/sitemap.xml", "list"),
    Page("api, crosswalk", "/api/v1/crosswalk/", "json"),
    Page("api, objectives", "/api/v1/objectives/", "json"),
)
