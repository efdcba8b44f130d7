"""What bodies wrote of an organisation whose name became protected."""

from dataclasses import replace

from django.db.models import Model
from django.utils import translation

from network_portal.bodies.models import Body, Decision, Mandate, Meeting, Minutes, Task
from network_portal.common import registry
from network_portal.common.renaming import Renaming
from network_portal.organisations.queries.names import not_listed

HOLDING: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (Meeting, "body__in", ("place", "link", "agenda", "reason")),
    (Minutes, "meeting__body__in", ("words",)),
    (Decision, "minutes__meeting__body__in", ("words",)),
    (Task, "body__in", ("words",)),
    (Mandate, "body__in", ("minutes", "reason")),
)


def forget_name(organisation_id: int, renaming: Renaming) -> None:
    """In the words of the bodies in which it sits or sat."""
    bodies = Body.objects.filter(seats__organisation=organisation_id).values("pk")
    for model, path, columns in HOLDING:
        rows = model._default_manager.filter(**{path: bodies})
        for row in rows.iterator():
            words = {column: renaming.in_text(getattr(row, column)) for column in columns}
            if any(words[column] != getattr(row, column) for column in columns):
                rows.filter(pk=row.pk).update(**words)
    for minutes in Minutes.objects.filter(meeting__body__in=bodies).exclude(public_words=""):
        with translation.override(minutes.language):
            nameless = replace(renaming, instead=not_listed())  # the alias is for the body, not for the world
        public = nameless.in_text(minutes.public_words)
        Minutes.objects.filter(pk=minutes.pk).exclude(public_words=public).update(public_words=public)


def register() -> None:
    registry.forgotten_names.register("bodies", forget_name)
