"""The invented practices of the demonstration, of invented organisations; none speaks of a real place."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from network_portal.home.rules.example_pledges import CITY, ORGANISATION_SLUG, UNIVERSITY

FIRST_BEFORE, EACH_AFTER = timedelta(days=60), timedelta(days=21)
"""Before today: the first was published; each of the others so long after the one before."""
WAITING_FOR = timedelta(days=3)


@dataclass(frozen=True)
class PracticeTold:
    body: str
    title: str
    done: str
    result: str
    objectives: tuple[int, ...]
    countries: tuple[str, ...]
    populations: tuple[str, ...]
    level: str = "local"
    principles: tuple[str, ...] = ()
    """By their letters."""

    @property
    def words(self) -> dict[str, Any]:
        return {
            "language": "es",
            "title": f"EXAMPLE: {self.title}",
            "summary": f"EXAMPLE: {self.done} {self.result} Este texto es inventado.",
            "done": f"EXAMPLE: primero se preguntó a las personas migrantes qué les faltaba. Después: {self.done}",
            "results": f"EXAMPLE: {self.result}",
            "evidence": "EXAMPLE: registro mensual de la oficina y encuesta anual a las personas atendidas.",
            "copyable": "- el formulario único\n- el convenio entre oficinas\n- la capacitación de dos días",
            "problem": "EXAMPLE: las personas iban de una oficina a otra y perdían días de trabajo.",
            "lessons": "EXAMPLE: empezar con una sola oficina y crecer después.",
            "resources": "",
            "level": self.level,
            "populations": sorted(self.populations),
            "implementer_names": "",
            "cost": "",
            "currency": "",
            "legal_instrument": "",
            "source": "",
        }


PUBLISHED = (
    PracticeTold(
        CITY,
        "una ventanilla para todos los trámites",
        "Se abrió una ventanilla única con atención en cuatro idiomas.",
        "1.200 personas atendidas por año.",
        (4, 15),
        ("PER",),
        ("everybody",),
        principles=("a", "i"),
    ),
    PracticeTold(
        UNIVERSITY,
        "estudiantes que acompañan a niñas y niños en la escuela",
        "Estudiantes acompañan dos tardes por semana.",
        "300 niñas y niños siguen en la escuela.",
        (15, 16),
        ("CHL", "PER"),
        ("children", "families"),
        principles=("h", "j"),
    ),
    PracticeTold(
        ORGANISATION_SLUG,
        "mujeres migrantes que orientan a las recién llegadas",
        "Mujeres que llegaron antes acompañan a las que llegan, en su idioma.",
        "450 mujeres conocen sus derechos laborales.",
        (6, 15, 16),
        ("CRI", "PAN"),
        ("women", "workers"),
        principles=("a", "f", "g", "j"),
    ),
)
WAITING = PracticeTold(
    ORGANISATION_SLUG,
    "información antes del viaje por la radio",
    "Programas semanales de radio con preguntas del público.",
    "9 emisoras repiten el programa.",
    (3,),
    ("HND",),
    ("workers",),
    "national",
    principles=("a",),
)
