"""The invented publications of the demonstration and what the members said of them; none is a real text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from network_portal.home.rules.example_pledges import CITY, UNIVERSITY

ADDRESS = "https://example.org/example-document"
TABLE = "tema,pregunta,respuesta\nEXAMPLE,¿Hay una ventanilla?,sí\nEXAMPLE,¿Atiende en varios idiomas?,no\n"
Texts = Mapping[str, tuple[str, str, str]]


@dataclass(frozen=True)
class PublicationTold:
    """`texts` by language: title, summary, whose words. Of `body` none the Network publishes it."""

    kind: str
    texts: Texts
    before: timedelta
    body: str = ""
    objectives: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    linked_in: tuple[str, ...] = ("es",)
    has_table: bool = False


DECLARATION = PublicationTold(
    "declaration",
    {
        "es": (
            "EXAMPLE: Declaración sobre la información antes del viaje",
            "EXAMPLE: la Red se compromete a dar información clara en los idiomas de las personas migrantes. "
            "Este texto es inventado.",
            "original",
        ),
        "en": (
            "EXAMPLE: Declaration on information before the journey",
            "EXAMPLE: the Network commits itself to clear information in the languages of migrants. "
            "This text is invented.",
            "official",
        ),
        "pt-br": (
            "EXAMPLE: Declaração sobre a informação antes da viagem",
            "EXAMPLE: a Rede compromete-se a dar informação clara nos idiomas das pessoas migrantes. "
            "Este texto é inventado.",
            "unofficial",
        ),
        "fr": (
            "EXAMPLE\u00a0: Déclaration sur l’information avant le voyage",
            "EXAMPLE\u00a0: le Réseau s’engage à donner une information claire dans les langues des personnes "
            "migrantes. Ce texte est inventé.",
            "unofficial",
        ),
    },
    timedelta(days=40),
    objectives=(3, 7),
    linked_in=("es", "en", "pt-br", "fr"),
)
TOOL = PublicationTold(
    "tool",
    {
        "es": (
            "EXAMPLE: lista de preguntas para una ventanilla única",
            "EXAMPLE: veinte preguntas que un municipio responde antes de abrir su ventanilla. "
            "Este texto es inventado.",
            "original",
        ),
    },
    timedelta(days=75),
    CITY,
    (4, 15),
    ("PER",),
    linked_in=(),
    has_table=True,
)
VIDEO = PublicationTold(
    "video",
    {
        "es": (
            "EXAMPLE: una familia cuenta su regreso a la escuela",
            "EXAMPLE: tres minutos, con subtítulos en español y criollo haitiano. Este video es inventado.",
            "original",
        ),
    },
    timedelta(days=110),
    UNIVERSITY,
    (15,),
    ("CHL", "PER"),
    linked_in=("es", "ht"),
)
WITH_MEMBERS = PublicationTold(
    "guidance",
    {
        "es": (
            "EXAMPLE: Guía para escuchar a las personas migrantes",
            "EXAMPLE: cómo preparar una consulta, a quién invitar y qué devolver. Este texto es inventado.",
            "original",
        ),
        "en": (
            "EXAMPLE: Guidance on listening to migrants",
            "EXAMPLE: how to prepare a consultation, whom to invite and what to give back. This text is invented.",
            "unofficial",
        ),
    },
    timedelta(days=4),
    objectives=(17,),
    linked_in=("es", "en"),
)
WAITING = PublicationTold(
    "fact_sheet",
    {
        "es": (
            "EXAMPLE: estudiantes migrantes en cifras",
            "EXAMPLE: una página con seis cifras inventadas y la forma de leerlas.",
            "original",
        ),
    },
    timedelta(days=6),
    UNIVERSITY,
    (1, 15),
    ("CHL",),
)
PUBLISHED = (DECLARATION, TOOL, VIDEO)
ANSWERING, ANSWER = "ilo", "EXAMPLE: falta una versión fácil de leer; por lo demás, de acuerdo."
