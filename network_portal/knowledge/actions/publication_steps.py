"""Publishing, returning and taking off what was sent: by staff to whom it does not belong."""

from typing import Any

from django.db import IntegrityError, transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.lines import kept_lines
from network_portal.common.versions import take
from network_portal.knowledge.actions.publication_letters import tell_publication_published, tell_publication_returned
from network_portal.knowledge.actions.publications import move_publication, not_in_clearance
from network_portal.knowledge.models import Publication
from network_portal.knowledge.permissions import can_publish_publications
from network_portal.knowledge.queries.publications import lacks_of, may_be_decided_by, slugs_of_publications_like
from network_portal.knowledge.rules.lengths import COMMENT
from network_portal.knowledge.rules.publications import PublicationState
from network_portal.knowledge.rules.slugs import PAGES_OF_PUBLICATIONS, slug_of


@transaction.atomic
def publish_publication(*, by: Actor, publication: Publication, version: int) -> Publication:
    """Everybody reads it from now on, at an address that stays.

    Raises DomainError: publication_decision_not_yours, publication_is_ones_own, changed_meanwhile,
    publication_not_submitted, publication_in_clearance, publication_incomplete.
    """
    fresh = _decided(by, publication, version, PublicationState.PUBLISHED)
    if lacks_of(fresh):
        raise DomainError("publication_incomplete")
    fresh.published_at = fresh.published_at or clock.now()
    _address(fresh)
    fresh.documents.update(authors=[])
    record("knowledge.publish_publication", by=by, target=fresh)
    tell_publication_published(fresh)
    return fresh


@transaction.atomic
def return_publication(*, by: Actor, publication: Publication, version: int, comment: str) -> Publication:
    """Back to its authors with what is missing; they are written to. Raises as `publish_publication`,
    publication_comment_needed."""
    comment = kept_lines(comment)
    if not comment:
        raise DomainError("publication_comment_needed", field="comment")
    fresh = _decided(by, publication, version, PublicationState.RETURNED)
    fresh.comment = comment[:COMMENT]
    fresh.save()
    changes: dict[str, list[Any]] = {"state": [PublicationState.SUBMITTED.value, fresh.state]}
    record("knowledge.return_publication", by=by, target=fresh, changes=changes, note=fresh.comment)
    tell_publication_returned(fresh)
    return fresh


@transaction.atomic
def unpublish_publication(*, by: Actor, publication: Publication, version: int, reason: str) -> Publication:
    """Nobody reads it any more, at once. Raises DomainError: publication_decision_not_yours, changed_meanwhile,
    publication_not_open, unpublish_reason_needed."""
    if not can_publish_publications.test(by):
        raise DomainError("publication_decision_not_yours")
    reason = kept_lines(reason)
    if not reason:
        raise DomainError("unpublish_reason_needed", field="reason")
    fresh = take(publication, version)
    move_publication(fresh, PublicationState.UNPUBLISHED, refusal="publication_not_open")
    fresh.save()
    record("knowledge.unpublish_publication", by=by, target=fresh, note=reason[:COMMENT])
    return fresh


def _decided(by: Actor, publication: Publication, version: int, following: PublicationState) -> Publication:
    if not can_publish_publications.test(by):
        raise DomainError("publication_decision_not_yours")
    fresh = take(publication, version)
    if not may_be_decided_by(by, fresh):
        raise DomainError("publication_is_ones_own")
    move_publication(fresh, following, refusal="publication_not_submitted")
    not_in_clearance(fresh)
    fresh.decided_at, fresh.decided_by_id = clock.now(), by.user_id
    return fresh


def _address(publication: Publication) -> None:
    """Saves it. Of two of one title that are published at once, the later waits and takes the next address."""
    if publication.slug:
        publication.save()
        return
    title, taken = publication.title, slugs_of_publications_like(publication.title)
    while True:
        publication.slug = slug_of(title, taken, pages=PAGES_OF_PUBLICATIONS, unnamed="publication")
        try:
            with transaction.atomic():
                publication.save()
            return
        except IntegrityError:
            taken.add(publication.slug)
