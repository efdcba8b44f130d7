"""Invented meetings of the tables in the demonstration: each at a distance of days from today."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MeetingTold:
    """`days` from today; `minutes` and `public` as written, in Spanish; `tasks` with the days until they are due."""

    table: int
    days: int
    kind: str
    state: str
    agenda: str
    minutes: str = ""
    public: str = ""
    decisions: tuple[str, ...] = ()
    tasks: tuple[tuple[str, int], ...] = ()
    reason: str = ""


MEETINGS = (
    MeetingTold(
        2,
        -75,
        "ordinary",
        "held",
        "EXAMPLE: 1. Plan del año\n2. Próximos pasos",
        "EXAMPLE: La mesa inventada repasó su plan y repartió el trabajo.",
        "EXAMPLE: La mesa inventada repasó el plan del año y acordó dos próximos pasos.",
        ("EXAMPLE: Redactar una nota breve.", "EXAMPLE: Invitar a la universidad inventada."),
        (("EXAMPLE: Redactar la nota breve", 12),),
    ),
    MeetingTold(2, -160, "dialogue", "held", "EXAMPLE: Diálogo inventado", "EXAMPLE: Se habló de datos."),
    MeetingTold(2, 21, "ordinary", "planned", "EXAMPLE: 1. Seguimiento\n2. Recomendaciones"),
    MeetingTold(3, -40, "ordinary", "held", "EXAMPLE: 1. Protección", "EXAMPLE: Se habló del plan inventado."),
    MeetingTold(3, 35, "ordinary", "planned", "EXAMPLE: 1. Plan operativo"),
    MeetingTold(
        3, 10, "extraordinary", "cancelled", "EXAMPLE: 1. Asunto urgente", reason="EXAMPLE: El asunto se resolvió."
    ),
)
