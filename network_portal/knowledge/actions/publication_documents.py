"""The document itself, in each language: files that are kept here, addresses that are not opened."""

from django.db import transaction

from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.files import CleanFile, discard, keep
from network_portal.knowledge.actions.publications import taken_to_write, told
from network_portal.knowledge.models import ClearanceFile, Publication, PublicationDocument
from network_portal.knowledge.queries.publications import described_publication
from network_portal.knowledge.rules.publications import may_hold_files


@transaction.atomic
def add_file(*, by: Actor, publication: Publication, version: int, language: str, file: CleanFile) -> Publication:
    """Raises DomainError: video_is_linked, and as `taken_to_write`."""
    fresh = taken_to_write(by, publication, version)
    if not may_hold_files(fresh.kind):
        raise DomainError("video_is_linked")
    before = described_publication(fresh)
    PublicationDocument.objects.create(
        publication=fresh,
        language=language,
        stored=keep(file),
        name=file.name,
        kind=file.kind.code,
        size=file.size,
        sha256=file.sha256,
        authors=[] if fresh.is_published else list(file.authors),
        uploaded_by_id=by.user_id,
    )
    told(by, fresh, before)
    return fresh


@transaction.atomic
def add_link(*, by: Actor, publication: Publication, version: int, language: str, address: str) -> Publication:
    """The address is kept and never fetched. Raises DomainError: address_not_https, and as `taken_to_write`."""
    if not address.startswith("https://"):
        raise DomainError("address_not_https", field="address")
    fresh = taken_to_write(by, publication, version)
    before = described_publication(fresh)
    PublicationDocument.objects.create(publication=fresh, language=language, address=address, uploaded_by_id=by.user_id)
    told(by, fresh, before)
    return fresh


@transaction.atomic
def remove_document(*, by: Actor, publication: Publication, version: int, document: int) -> Publication:
    """One that is gone already stays gone. A published publication keeps its last one.

    Raises DomainError: publication_needs_a_document, and as `taken_to_write`.
    """
    fresh = taken_to_write(by, publication, version)
    before = described_publication(fresh)
    found = fresh.documents.filter(pk=document).first()
    if found is None:
        return fresh
    if fresh.is_published and fresh.documents.count() == 1:
        raise DomainError("publication_needs_a_document")
    found.delete()
    if found.stored and not ClearanceFile.objects.filter(stored=found.stored).exists():
        discard(found.stored)
    told(by, fresh, before)
    return fresh
