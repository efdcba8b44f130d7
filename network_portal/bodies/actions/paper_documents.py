"""The files of a paper, in each language edition after edition; addresses are kept and never opened."""

from typing import Any

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.bodies.models import Paper, PaperDocument
from network_portal.bodies.rules.papers import next_edition
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.files import CleanFile, discard, keep
from network_portal.common.versions import take


@transaction.atomic
def add_paper_file(*, by: Actor, paper: Paper, version: int, language: str, file: CleanFile) -> PaperDocument:
    """Raises DomainError: changed_meanwhile."""
    fresh = take(paper, version)
    told = {"name": file.name, "kind": file.kind.code, "size": file.size, "sha256": file.sha256}
    authors = [] if fresh.is_public else list(file.authors)
    made = _added(by, fresh, language, {**told, "stored": keep(file), "authors": authors})
    record("bodies.add_paper_file", by=by, target=fresh)
    return made


@transaction.atomic
def add_paper_link(*, by: Actor, paper: Paper, version: int, language: str, address: str) -> PaperDocument:
    """Raises DomainError: address_not_https, changed_meanwhile."""
    if not address.startswith("https://"):
        raise DomainError("address_not_https", field="address")
    fresh = take(paper, version)
    made = _added(by, fresh, language, {"address": address})
    record("bodies.add_paper_link", by=by, target=fresh)
    return made


@transaction.atomic
def remove_paper_document(*, by: Actor, paper: Paper, version: int, document: int) -> None:
    """One that is gone already stays gone. Raises DomainError: changed_meanwhile."""
    fresh = take(paper, version)
    found = fresh.documents.filter(pk=document).first()
    if found is None:
        return
    found.delete()
    if found.stored:
        discard(found.stored)
    _changed(fresh)
    record("bodies.remove_paper_document", by=by, target=fresh)


def _added(by: Actor, paper: Paper, language: str, values: dict[str, Any]) -> PaperDocument:
    editions = list(paper.documents.filter(language=language).values_list("edition", flat=True))
    made = PaperDocument.objects.create(
        paper=paper, language=language, edition=next_edition(editions), uploaded_by_id=by.user_id, **values
    )
    _changed(paper)
    return made


def _changed(paper: Paper) -> None:
    Paper.objects.filter(pk=paper.pk).update(changed_at=clock.now())
