"""What the demonstration tells: invented, the same for the same day, and marked EXAMPLE in every text."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

SOURCE = "EXAMPLE: acta de la reunión de seguimiento"
EVIDENCE = (
    "EXAMPLE: informe de la actividad",
    "EXAMPLE: acta de la reunión",
    "EXAMPLE: lista de participantes y conclusiones",
)
EARLIER_NOTE = "EXAMPLE: se acordaron los responsables y los próximos pasos."
EARLIER_DAYS = 130
ASKED, ASKED_BEFORE = "ilo", timedelta(days=4)
WORDS = "EXAMPLE: ¿ya tienen fecha para el próximo paso?"
FOUNDING_YEAR = 2023
FIRST_MONTHS = timedelta(days=212)


@dataclass(frozen=True)
class Story:
    """`days_ago` is the age of the last news; `missed` counts the past promises, from the newest, left undone.

    `every` n-th past promise is missed instead where it is set. `undated_done` of those without a date are done.
    """

    status: str
    days_ago: int
    note: str
    missed: int = 0
    every: int = 0
    undated_done: int = 0


@dataclass(frozen=True)
class Promise:
    position: int
    starts_on: date | None
    due_on: date | None


@dataclass(frozen=True)
class Happening:
    """One thing that was recorded on `day`: a status with its note, or that the deliverable at `position` was done."""

    day: date
    code: str
    status: str = ""
    note: str = ""
    position: int = 0
    done_on: date | None = None
    evidence: str = ""


STORIES: Mapping[str, Story] = {
    "B1.1": Story("on_track", 20, "EXAMPLE: la nota conceptual está lista y hay tres grupos preparatorios."),
    "B1.2": Story("on_track", 12, "EXAMPLE: última reunión con 17 entidades; convocada la siguiente."),
    "B1.3": Story("delayed", 35, "EXAMPLE: faltan respuestas de cinco entidades; se amplió el plazo.", missed=1),
    "B1.4": Story("delayed", 26, "EXAMPLE: hay prácticas recibidas que esperan traducción.", every=4),
    "B1.5": Story("completed", 90, "EXAMPLE: encuentro celebrado, con recomendaciones publicadas."),
    "B1.6": Story("completed", 120, "EXAMPLE: cuatro conversaciones celebradas con apoyo de la Red."),
    "B2.1": Story("on_track", 15, "EXAMPLE: la agenda de la próxima reunión se consulta con las redes."),
    "B2.2": Story("on_track", 40, "EXAMPLE: dos capacitaciones hechas; la tercera tiene fecha.", undated_done=2),
    "B2.3": Story("delayed", 28, "EXAMPLE: la guía está en revisión; falta el capítulo sobre datos.", missed=1),
    "B2.4": Story("on_track", 140, "EXAMPLE: convocatoria abierta a ciudades de tres subregiones.", missed=1),
    "B3.1": Story("on_track", 8, "EXAMPLE: reunión con dos mesas; una reunión bilateral pendiente.", missed=1),
    "B3.2": Story("on_track", 60, "EXAMPLE: encuentro anual celebrado; se prepara el siguiente."),
    "B3.3": Story("no_information", 0, ""),
    "B3.4": Story("completed", 150, "EXAMPLE: la plataforma funciona y se capacitó a sus usuarios."),
    "B3.5": Story("not_started", 110, "EXAMPLE: se espera el calendario de los procesos regionales."),
    "B3.6": Story("on_track", 30, "EXAMPLE: dos redes de ciudades participan en los diálogos."),
    "B4.1": Story("on_track", 5, "EXAMPLE: declaración conjunta redactada y en consulta."),
    "B4.2": Story("no_information", 0, ""),
    "T1.1": Story("completed", 170, "EXAMPLE: taller celebrado con 40 participantes."),
    "T1.2": Story("completed", 160, "EXAMPLE: sesión celebrada; la grabación está disponible."),
    "T2.1": Story("completed", 200, "EXAMPLE: evento paralelo celebrado; el resumen está publicado."),
    "T2.2": Story("on_track", 18, "EXAMPLE: tercera entrega de contenidos difundida."),
    "T2.3": Story("cancelled", 75, "EXAMPLE: la actividad se unió a otra, según acuerdo de la Red."),
    "T2.4": Story("not_started", 25, "EXAMPLE: los términos de la consulta están en preparación."),
    "T3.1": Story("no_information", 0, "", missed=1),
    "T3.2": Story("delayed", 50, "EXAMPLE: el módulo está traducido; falta fijar las fechas.", missed=1),
}


def years_later(today: date) -> int:
    """How far the founding plan is moved so that its copy covers today, with months of it behind us."""
    years = (today.year - FOUNDING_YEAR) // 2 * 2
    begins = date(FOUNDING_YEAR + years, 1, 1)
    return years - 1 if today - begins < FIRST_MONTHS else years


def happenings(code: str, promises: Iterable[Promise], *, begins: date, today: date) -> list[Happening]:
    """What was recorded of one activity from the day on which its plan took effect, on working days until today."""
    story = STORIES.get(code)
    if story is None:
        return []
    promises = list(promises)
    done = _done(code, story, promises, begins, today)
    finished = max((one.day for one in done), default=None) if len(done) == len(promises) else None
    return sorted([*done, *_states(code, story, begins, today, finished)], key=lambda one: one.day)


def _done(code: str, story: Story, promises: list[Promise], begins: date, today: date) -> list[Happening]:
    chance = random.Random(code)  # noqa: S311 - the same story for the same day
    past = [one for one in promises if one.due_on and one.due_on < today]
    kept = [one for place, one in enumerate(past, 1) if not (story.every and place % story.every == 0)]
    kept = kept[: len(kept) - story.missed]
    undated = [one for one in promises if one.due_on is None][: story.undated_done]
    latest = today - timedelta(days=max(story.days_ago, 1))
    days = {one.position: _day_within(one, chance, today) for one in kept}
    days |= {
        one.position: working_day(latest - timedelta(days=60 * place)) for place, one in enumerate(reversed(undated))
    }
    return [_recorded(code, position, day, chance, begins, today) for position, day in days.items()]


def _recorded(code: str, position: int, day: date, chance: random.Random, begins: date, today: date) -> Happening:
    """Some days after it was done, and not before there was a plan to record it in."""
    known = max(day + timedelta(days=chance.randint(1, 4)), begins)
    recorded = max(day, working_day(min(known, today), latest=today, onwards=True))
    return Happening(recorded, code, position=position, done_on=day, evidence=chance.choice(EVIDENCE))


def working_day(day: date, *, latest: date | None = None, onwards: bool = False) -> date:
    """The day itself, or the Friday before a weekend; `onwards` the Monday after it, unless that is past `latest`."""
    beyond = day.weekday() - 4
    if beyond <= 0:
        return day
    following = day + timedelta(days=3 - beyond)
    return following if onwards and (latest is None or following <= latest) else day - timedelta(days=beyond)


def _day_within(promise: Promise, chance: random.Random, today: date) -> date:
    """A working day of the last week of the window, so that nothing is done before its time; the one after it where
    the promised days are a weekend."""
    assert promise.starts_on
    assert promise.due_on
    span = min((promise.due_on - promise.starts_on).days, 8)
    day = working_day(min(promise.due_on - timedelta(days=chance.randint(0, span)), today - timedelta(days=1)))
    return day if day >= promise.starts_on else working_day(promise.due_on, latest=today, onwards=True)


def _states(code: str, story: Story, begins: date, today: date, finished: date | None) -> list[Happening]:
    """The last news and, long before it, the first. `finished` is the day on which all promises were kept."""
    if story.status == "no_information":
        return []
    last = _not_before(begins, today - timedelta(days=story.days_ago), today)
    status = story.status
    if status == "completed":
        status = "completed" if finished else "on_track"
        last = _not_before(begins, min(today, finished + timedelta(days=5)), today) if finished else last
    earlier = working_day(last - timedelta(days=EARLIER_DAYS))
    states = [Happening(last, code, status, story.note)]
    if status in ("on_track", "delayed", "completed") and earlier > begins:
        states.append(Happening(earlier, code, "on_track", EARLIER_NOTE))
    return states


def _not_before(begins: date, day: date, today: date) -> date:
    worked = working_day(day)
    return worked if worked >= begins else working_day(max(begins, day), latest=today, onwards=True)
