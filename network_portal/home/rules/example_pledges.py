"""The invented pledges of the demonstration: of invented organisations, and one of the Network carried by B3.2."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

FIRST_AFTER, EACH_AFTER = timedelta(days=3), timedelta(days=4)
"""From the day on which the plan came into force: published before its first round."""
WAITING_FOR, RETURNED_SINCE = timedelta(days=6), timedelta(days=4)
COMMENT = "EXAMPLE: ¿cuántas oficinas serán, y cómo se contarán las personas atendidas?"
ORGANISATION_SLUG = "example-organisation"
CITY, GOVERNMENT, UNIVERSITY = "example-city", "example-government", "example-university"
BODIES: Mapping[str, tuple[str, str]] = {
    CITY: ("local_authority", "EXAMPLE: Municipio inventado"),
    GOVERNMENT: ("government", "EXAMPLE: Gobierno inventado"),
    UNIVERSITY: ("academia", "EXAMPLE: Universidad inventada"),
}
ENDING = (
    " El compromiso se lleva a cabo con organizaciones de personas migrantes, que participan desde el comienzo en su "
    "diseño y en su evaluación. Cada año se publican los resultados, con lo que funcionó, lo que no funcionó y lo que "
    "se cambia. Este texto es inventado: muestra cómo se ve un compromiso en el registro y no habla de nadie real."
)


@dataclass(frozen=True)
class Pledged:
    """`values` beside those that every one has; `matches` and `partners` are resolved by the one who tells them."""

    body: str
    title: str
    text: str
    kind: str
    form: str
    stage: str
    objectives: tuple[int, ...]
    countries: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    matches: int = -1
    concern: str = "migrants"
    activity: str = ""

    @property
    def words(self) -> dict[str, Any]:
        return {
            "concern": self.concern,
            "title": f"EXAMPLE: {self.title}",
            "text": f"EXAMPLE: {self.text}{ENDING}",
            "kind": self.kind,
            "form": self.form,
            "stage": self.stage,
            "measured": "EXAMPLE: número de personas atendidas por año, por género y edad.",
            "language": "es",
        }


PUBLISHED = (
    Pledged(
        ORGANISATION_SLUG,
        "información para personas trabajadoras migrantes",
        "Abrir cinco oficinas de información.",
        "individual",
        "process",
        "in_progress",
        (3, 6),
        countries=("GTM", "HND"),
    ),
    Pledged(
        CITY,
        "acceso a la salud en el municipio",
        "Atender sin preguntar por los papeles.",
        "common",
        "policy",
        "in_progress",
        (15,),
        countries=("CRI",),
        partners=(ORGANISATION_SLUG,),
    ),
    Pledged(
        UNIVERSITY,
        "datos sobre migración en las aulas",
        "Formar a cien docentes en datos.",
        "partnership",
        "human_resources",
        "planning",
        (1, 18),
        partners=(CITY,),
    ),
    Pledged(
        GOVERNMENT,
        "apoyo a las oficinas de información",
        "Financiar dos de las cinco oficinas.",
        "matching",
        "financial",
        "planning",
        (3,),
        matches=0,
    ),
    Pledged(
        CITY, "ventanilla de documentos", "Abrir una ventanilla única.", "individual", "process", "in_progress", (4,)
    ),
    Pledged(
        "iom",
        "encuentro anual sobre los compromisos",
        "Reunir cada año a quienes asumieron compromisos.",
        "individual",
        "process",
        "in_progress",
        (23,),
        activity="B3.2",
    ),
    Pledged(
        GOVERNMENT,
        "becas de retorno",
        "Dar veinte becas por año a quienes regresan.",
        "individual",
        "financial",
        "in_progress",
        (21,),
    ),
)
WAITING = Pledged(
    ORGANISATION_SLUG,
    "acompañamiento legal en la frontera",
    "Acompañar a mil personas por año.",
    "individual",
    "human_resources",
    "planning",
    (7, 8),
    concern="mixed",
)
RETURNED = Pledged(
    UNIVERSITY,
    "consultorio jurídico abierto",
    "Abrir un consultorio jurídico.",
    "individual",
    "human_resources",
    "planning",
    (7,),
)
