"""Plausible pledges in any number, for measuring: invented, deterministic, written in bulk."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from network_portal.audit.actions import change_all_content
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.monitoring.models import Subject
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective
from pledges.models import Pledge
from pledges.rules.kinds import Form, Kind
from pledges.rules.references import reference
from pledges.rules.stages import Stage

BATCH = 1000
YEARS = range(2018, 2027)
STAGES = [("", 1), (Stage.PLANNING, 2), (Stage.IN_PROGRESS, 5), (Stage.FULFILLED, 2), (Stage.DISCONTINUED, 1)]
NUMBERED_FROM = 100_000  # out of the way of what people submit
WORDS = (
    *("regularización", "permanente", "visado", "humanitario", "datos", "fronteras", "reintegración", "trabajo"),
    *("decente", "niñez", "salud", "educación", "remesas", "diáspora", "documentos", "identidad", "protección"),
    *("consular", "rescate", "trata", "discriminación", "acceso", "servicios", "municipios", "formación", "retorno"),
)


@transaction.atomic
def seed_pledges(*, by: Actor, size: int) -> None:
    """So many pledges of the example organisations that are there; the same size twice adds nothing."""
    if not settings.EXAMPLES_ALLOWED:
        raise RuntimeError("production never loads examples")
    chance = random.Random(f"pledges {size}")  # noqa: S311 - the same pledges each time
    bodies = list(Organisation.objects.filter(is_example=True).order_by("slug"))
    there = set(Pledge.objects.filter(is_example=True).values_list("reference", flat=True))
    rows = [one for one in _pledges(size, bodies, chance) if one.reference not in there]
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        for one, subject in zip(batch, Subject.objects.bulk_create([Subject() for _one in batch]), strict=True):
            one.subject = subject
        _link(Pledge.objects.bulk_create(batch), bodies, chance)
    change_all_content()


def _pledges(size: int, bodies: list[Organisation], chance: random.Random) -> Iterator[Pledge]:
    for place in range(size):
        year, number = YEARS[place % len(YEARS)], NUMBERED_FROM + place // len(YEARS)
        [stage] = chance.choices([one for one, _weight in STAGES], [weight for _one, weight in STAGES])
        begins = date(year, chance.randint(1, 12), 1)
        told = clock.today() - timedelta(days=chance.randint(1, 400))
        body = chance.choice(bodies)
        yield Pledge(
            reference=reference(year, number),
            year=year,
            number=number,
            title=f"EXAMPLE: {' '.join(chance.sample(WORDS, 5))} {place}",
            text=f"EXAMPLE. {' '.join(chance.choices(WORDS, k=40))}.",
            measured="EXAMPLE",
            language="es",
            kind=chance.choice(["", *Kind]),
            form=chance.choice(["", *Form]),
            concern="migrants",
            stage=stage,
            organisation=body,
            reporter=body,
            starts_on=begins,
            deadline=begins + timedelta(days=chance.randint(200, 1500)),
            updated_on=told if stage and chance.random() < 0.6 else None,
            published_at=datetime(year, begins.month, 15, 17, tzinfo=UTC),
            source="EXAMPLE",
            is_example=True,
        )


def _link(pledges: list[Pledge], bodies: list[Organisation], chance: random.Random) -> None:
    """Two objectives on average, one or two countries, now and then a principle or a partner; some have none."""
    for field, model, most in (
        ("objectives", Objective, 4),
        ("countries", Country, 3),
        ("principles", GuidingPrinciple, 1),
    ):
        _join(field, pledges, list(model._default_manager.order_by("pk")), most, chance)
    _join("partners", pledges[::5], bodies, 2, chance)


def _join(field: str, pledges: list[Pledge], offered: list[Any], most: int, chance: random.Random) -> None:
    relation: Any = Pledge._meta.get_field(field)
    through, name = relation.remote_field.through, relation.m2m_reverse_field_name()
    through.objects.bulk_create(
        [
            through(**{"pledge_id": pledge.pk, f"{name}_id": one.pk})
            for pledge in pledges
            for one in chance.sample(offered, min(len(offered), chance.randint(0, most)))
        ],
        BATCH,
    )
