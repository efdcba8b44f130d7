"""Rows that two people may edit at once carry a `version`: of two who read the same one only the first gets the row."""

from typing import TypeVar

from django.db.models import F, Model
from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import DomainError

CHANGED_MEANWHILE = "changed_meanwhile"
SENTENCES = {
    CHANGED_MEANWHILE: _(
        "Somebody saved this while you were writing. Your text is kept: compare both versions, then save yours "
        "or leave theirs."
    ),
}
M = TypeVar("M", bound=Model)


def take(row: M, version: int) -> M:
    """The row, read anew for a change, its version raised; inside the transaction of a verb.

    Raises DomainError: changed_meanwhile.
    """
    rows = type(row)._default_manager.filter(pk=row.pk)
    if not rows.filter(version=version).update(version=F("version") + 1):
        raise DomainError(CHANGED_MEANWHILE)
    return rows.get()
