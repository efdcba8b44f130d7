"""Invented organisations that sit in the Working Tables of the demonstration; some of them chose to be seen."""

from dataclasses import dataclass
from datetime import timedelta

from network_portal.home.rules.example_pledges import ORGANISATION_SLUG

SEATED_FOR = timedelta(days=150)


@dataclass(frozen=True)
class SeatedTold:
    """`language` is that of the name, by the suffix of its column; `tables` are numbers."""

    slug: str
    kind: str
    country: str
    language: str
    name: str
    tables: tuple[int, ...]


SEEN = (
    SeatedTold(
        "example-migrants-network", "migrants", "HND", "es", "EXAMPLE: Red inventada de personas migrantes", (1, 2)
    ),
    SeatedTold(
        "example-migrant-women", "migrant_women", "GTM", "es", "EXAMPLE: Colectiva inventada de mujeres", (2, 3)
    ),
    SeatedTold("example-diaspora", "diaspora", "JAM", "en", "EXAMPLE: Invented Diaspora Circle", (1, 3)),
    SeatedTold("example-union", "trade_union", "ARG", "es", "EXAMPLE: Sindicato inventado de servicios", (1,)),
    SeatedTold("example-chaplaincy", "faith_based", "HTI", "fr", "EXAMPLE\u00a0: Aumônerie inventée", (2, 3)),
    SeatedTold("example-observatory", "academia", "BRA", "pt_br", "EXAMPLE: Observatório inventado de dados", (4,)),
)
"""They chose to be seen."""
IN_SOUTH_AMERICA = ("ARG", "BOL", "BRA", "CHL", "COL", "ECU", "PER", "PRY", "URY", "VEN", "CHL")
IN_THE_CARIBBEAN = ("BRB", "JAM", "TTO")
UNSEEN = tuple(
    SeatedTold(
        f"example-unseen-{number}",
        "civil_society",
        country,
        "es",
        f"EXAMPLE: Organización inventada {number}, que no eligió ser vista",
        (2,),
    )
    for number, country in enumerate((*IN_SOUTH_AMERICA, *IN_THE_CARIBBEAN), start=1)
)
"""Enough of one subregion to be told as a total, too few of another."""
SEATED_TOO = {ORGANISATION_SLUG: (3,)}
"""Those that the demonstration has anyway."""
