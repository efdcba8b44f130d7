"""The papers of a body: added, changed, shared with more or fewer readers, removed."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from network_portal.audit.actions import changes_between, record
from network_portal.bodies.models import Body, Paper
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.files import discard
from network_portal.common.versions import take

VALUES = ("title", "summary", "language", "audience")


@transaction.atomic
def add_paper(*, by: Actor, body: Body, key: UUID, values: Mapping[str, str]) -> Paper:
    """`values` as `VALUES`. The same `key` again adds nothing: the first is answered."""
    try:
        with transaction.atomic():
            paper = Paper.objects.create(body=body, key=key, author_id=by.user_id, **values)
    except IntegrityError:
        known = Paper.objects.filter(key=key, body=body).first()
        if known is None:
            raise
        return known
    record("bodies.add_paper", by=by, target=paper)
    return paper


@transaction.atomic
def change_paper(*, by: Actor, paper: Paper, version: int, values: Mapping[str, str]) -> Paper:
    """Who may see it is one of its values: what everybody read and only members may read now is gone from the public
    pages at once. Raises DomainError: changed_meanwhile."""
    fresh = take(paper, version)
    before = _described(fresh)
    for name in VALUES:
        setattr(fresh, name, values[name])
    fresh.changed_at = clock.now()
    fresh.save()
    if fresh.is_public:
        forget_authors(fresh)
    record("bodies.change_paper", by=by, target=fresh, changes=changes_between(before, _described(fresh)))
    return fresh


@transaction.atomic
def remove_paper(*, by: Actor, paper: Paper, version: int) -> None:
    """With its files and what was said of it. Raises DomainError: changed_meanwhile."""
    fresh = take(paper, version)
    record("bodies.remove_paper", by=by, target=fresh)
    for stored in fresh.documents.exclude(stored="").values_list("stored", flat=True):
        discard(stored)
    fresh.delete()


def forget_authors(paper: Paper) -> None:
    """Whom its documents name is for who adds them, while not everybody reads the paper."""
    paper.documents.update(authors=[])


def _described(paper: Paper) -> dict[str, Any]:
    return {name: getattr(paper, name) for name in VALUES}
