"""What the invented rounds tell: by activity, how far its update got; everything else stays silent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from network_portal.monitoring.rules.updates import UpdateState

TOLD_BEFORE = timedelta(days=12)
"""When the answers of the open round begin at the earliest: some have answered, most have not."""
DUE_AFTER, CLOSES_AFTER, LAST_DAYS = timedelta(days=5), timedelta(days=15), timedelta(days=3)
"""A round that is over today was extended in its last days, and is due in some days again."""
ANSWERS_AFTER, DECIDED_AFTER, DRAFTED_AFTER = timedelta(days=3), timedelta(days=6), timedelta(days=8)
EVIDENCE = "https://example.org/informe"
COMMENT = "EXAMPLE: ¿en qué mes fue la última reunión y cuántas entidades participaron?"
EXTENDED = "EXAMPLE: ampliamos el plazo de la ronda. Gracias a quienes ya respondieron."
WORDS = "EXAMPLE: gracias por el trabajo de estos meses. Bastan dos líneas por actividad."


@dataclass(frozen=True)
class Told:
    """`done` empty: nothing new since last time. `status` empty: that of the subject at present."""

    state: UpdateState
    done: str = ""
    in_the_way: str = ""
    next_step: str = ""
    status: str = ""


EARLIER: Mapping[str, Told] = {
    "B1.1": Told(UpdateState.ACCEPTED, "EXAMPLE: se nombraron los grupos preparatorios."),
    "B1.2": Told(UpdateState.ACCEPTED, "EXAMPLE: reunión trimestral celebrada con 15 entidades."),
    "B2.1": Told(UpdateState.ACCEPTED, "EXAMPLE: consulta sobre la agenda iniciada."),
    "B3.1": Told(UpdateState.ACCEPTED, "EXAMPLE: primera reunión bilateral celebrada."),
    "P1": Told(UpdateState.ACCEPTED, "EXAMPLE: dos oficinas abiertas.", next_step="EXAMPLE: la tercera."),
    "P5": Told(UpdateState.ACCEPTED, "EXAMPLE: el local está alquilado."),
}
CLOSED: Mapping[str, Told] = {
    "B1.1": Told(UpdateState.ACCEPTED),
    "B1.2": Told(UpdateState.ACCEPTED, "EXAMPLE: reunión trimestral celebrada, con acta.", next_step="EXAMPLE: actas."),
    "B1.3": Told(UpdateState.ACCEPTED, "EXAMPLE: se recibieron doce respuestas.", "EXAMPLE: faltan cinco entidades."),
    "B1.4": Told(UpdateState.ACCEPTED, "EXAMPLE: dos prácticas publicadas y una en traducción."),
    "B2.1": Told(UpdateState.ACCEPTED),
    "B2.3": Told(UpdateState.ACCEPTED, "EXAMPLE: primer borrador de la guía terminado."),
    "B3.1": Told(UpdateState.ACCEPTED, "EXAMPLE: reunión con una mesa; otra está convocada."),
    "B3.2": Told(UpdateState.ACCEPTED, "EXAMPLE: encuentro anual en preparación."),
    "B4.1": Told(UpdateState.SUBMITTED, "EXAMPLE: primera versión de la declaración."),
    "T2.2": Told(UpdateState.ACCEPTED),
    "P1": Told(UpdateState.ACCEPTED),
    "P3": Told(UpdateState.ACCEPTED, "EXAMPLE: comenzó el primer curso.", status="in_progress"),
    "P5": Told(UpdateState.ACCEPTED, "EXAMPLE: la ventanilla atiende todos los días.", status="fulfilled"),
    "P7": Told(
        UpdateState.ACCEPTED, "EXAMPLE: no hay presupuesto para las becas.", "EXAMPLE: fondos.", status="discontinued"
    ),
}
OPEN: Mapping[str, Told] = {
    "B1.1": Told(UpdateState.SUBMITTED, "EXAMPLE: tercer grupo preparatorio convocado.", next_step="EXAMPLE: agenda."),
    "B1.2": Told(UpdateState.ACCEPTED, "EXAMPLE: reunión celebrada con 17 entidades.", next_step="EXAMPLE: acta."),
    "B1.3": Told(UpdateState.RETURNED, "EXAMPLE: la encuesta avanza."),
    "B1.4": Told(UpdateState.DRAFT, "EXAMPLE: una práctica publicada"),
    "B2.1": Told(UpdateState.SUBMITTED),
    "B2.2": Told(UpdateState.ACCEPTED, "EXAMPLE: segunda capacitación hecha, con 35 participantes."),
    "B2.3": Told(UpdateState.SUBMITTED, "EXAMPLE: guía en revisión.", "EXAMPLE: falta el capítulo sobre datos."),
    "B3.1": Told(UpdateState.RETURNED, "EXAMPLE: reunión con dos mesas."),
    "B3.2": Told(UpdateState.SUBMITTED, "EXAMPLE: encuentro anual celebrado.", next_step="EXAMPLE: relatoría."),
    "B4.1": Told(UpdateState.DRAFT, "EXAMPLE: consulta abierta"),
    "P1": Told(UpdateState.SUBMITTED, "EXAMPLE: la tercera oficina está abierta."),
    "P3": Told(UpdateState.RETURNED, "EXAMPLE: el curso avanza."),
}
