"""What the rooms of bodies hold of a name that became protected: in words, and in names of files."""

from typing import Any

from network_portal.bodies.models import Announcement, Paper, PaperComment, PaperDocument
from network_portal.common import registry
from network_portal.common.renamed_rows import may_hold
from network_portal.common.renaming import Renaming

COLUMNS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Announcement, ("subject", "text")),
    (Paper, ("title", "summary")),
    (PaperDocument, ("name", "authors")),
    (PaperComment, ("text",)),
)


def forget_name(organisation_id: int, renaming: Renaming) -> None:
    for model, columns in COLUMNS:
        for row in model.objects.filter(may_hold(renaming, *columns)):
            words = {column: renaming.in_values(getattr(row, column)) for column in columns}
            model.objects.filter(pk=row.pk).update(**words)


def register() -> None:
    registry.forgotten_names.register("bodies.papers", forget_name)
