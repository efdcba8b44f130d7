"""The countries as tiles and as a table, as far as they follow from an address and the public content alone."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from network_portal.common.charts import shade_of, shade_words
from network_portal.common.kept import kept_with_content
from network_portal.home.queries.countries import CountryRow, country_rows, in_subregion
from network_portal.knowledge.models import Practice
from network_portal.knowledge.views.listings import practices_in_words
from network_portal.taxonomy.queries import SCHEMES, subregions
from pledges.models import Pledge
from pledges.queries.pledges import pledges_in_words

PLEDGES, PRACTICES = "pledges", "practices"
NAMED = "named"  # the countries of which there is something, alone


@dataclass(frozen=True)
class Asked:
    """What is counted, never two kinds of thing added up; one subregion; `only` those of which there is something."""

    show: str = PLEDGES
    subregion: str = ""
    only: str = ""

    @property
    def url(self) -> str:
        asked = {"show": PRACTICES if self.show == PRACTICES else "", "subregion": self.subregion, "only": self.only}
        kept = {name: value for name, value in asked.items() if value}
        return reverse("home:countries") + (f"?{urlencode(kept)}" if kept else "")


@kept_with_content
def listed_countries(asked: Asked) -> dict[str, Any]:
    """Tiles with the figure that the reader chose, and a table with every figure, in the order of names."""
    every, show = country_rows(), asked.show
    most = max((getattr(row, show) for row in every), default=0)
    there = in_subregion(every, asked.subregion)
    rows = [row for row in there if getattr(row, show)] if asked.only else there
    context = {
        "tiles": [_tile(row, show, most) for row in there],
        "shows_practices": show == PRACTICES,
        "caption": _captions()[show],
        "shades": shade_words(most),
        "rows": rows,
        "only": asked.only,
        "other_url": replace(asked, only="" if asked.only else NAMED).url + "#list",
    }
    return {
        "content": render_to_string("home/countries/_content.html", context),
        "figure_links": [
            {"url": replace(asked, show=one).url, "label": words, "current": one == show}
            for one, words in ((PLEDGES, _("Pledges")), (PRACTICES, _("Practices")))
        ],
        "subregion_links": [
            {"url": replace(asked, subregion=code).url, "label": words, "current": code == asked.subregion}
            for code, words in [
                ("", _("The whole region")),
                *((code, str(s.words)) for code, s in subregions().items()),
            ]
        ],
        "scheme": str(SCHEMES[settings.SUBREGION_SCHEME]),
        "has_examples": any(
            found.filter(is_example=True).exists() for found in (Pledge.objects.all(), Practice.objects.published())
        ),
    }


def _captions() -> dict[str, str]:
    return {PLEDGES: _("Pledges that name each country"), PRACTICES: _("Good practices from each country")}


def _tile(row: CountryRow, show: str, most: int) -> dict[str, Any]:
    figure = getattr(row, show)
    return {
        "code": row.country.iso2,
        "name": row.name,
        "column": row.country.grid_col,
        "row": row.country.grid_row,
        "figure": figure,
        "text": practices_in_words(figure) if show == PRACTICES else pledges_in_words(figure),
        "shade": shade_of(figure, most),
        "url": row.url,
    }
