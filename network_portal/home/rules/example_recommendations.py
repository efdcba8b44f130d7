"""The invented recommendations of the demonstration; no table wrote them and nobody was asked."""

from dataclasses import dataclass
from datetime import timedelta

TABLE = 3
ANSWERING = "ilo"


@dataclass(frozen=True)
class RecommendationTold:
    """In Spanish. `before` says how long ago it was endorsed, none that it is a draft; `answer` comes from the
    addressee's own people, `became` from the table."""

    title: str
    words: str
    objectives: tuple[int, ...]
    before: timedelta | None = None
    to: tuple[str, ...] = ()
    to_network: bool = False
    answer: str = ""
    became: str = ""


TOLD = (
    RecommendationTold(
        "EXAMPLE: Información sobre remesas en los idiomas de las personas migrantes",
        "EXAMPLE: la mesa recomienda que los costos de enviar remesas se publiquen en palabras sencillas y en los "
        "idiomas de quienes las envían. Este texto es inventado.",
        (20,),
        timedelta(days=120),
        (ANSWERING,),
        answer="EXAMPLE: se incluirá en la próxima guía. Esta respuesta es inventada.",
        became="EXAMPLE: un borrador de la guía circuló entre los miembros de la mesa. Este texto es inventado.",
    ),
    RecommendationTold(
        "EXAMPLE: Una voz de las personas migrantes en cada reunión de la Red",
        "EXAMPLE: la mesa recomienda que cada reunión de la Red escuche a una organización de personas migrantes. Este "
        "texto es inventado.",
        (16,),
        timedelta(days=40),
        to_network=True,
    ),
    RecommendationTold(
        "EXAMPLE: Reconocer los estudios hechos en otro país",
        "EXAMPLE: la mesa todavía discute estas palabras. Este texto es inventado.",
        (18,),
    ),
)
