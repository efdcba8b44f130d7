"""Who is written to about a publication, each in their language."""

from collections.abc import Iterable

from network_portal.accounts.models import User
from network_portal.knowledge.actions.draft_letters import who_may_decide, with_author, write_about
from network_portal.knowledge.models import Publication
from network_portal.organisations.queries.teams import focal_points_of


def ask_to_publish(publication: Publication) -> int:
    others = who_may_decide({publication.publisher_id or 0}, publication.writers.all())
    return _write("knowledge.publication_sent", publication, others, "knowledge.publication_draft")


def tell_publication_returned(publication: Publication) -> int:
    return _write("knowledge.publication_returned", publication, _authors(publication), "knowledge.publication_draft")


def tell_publication_published(publication: Publication) -> int:
    return _write("knowledge.publication_published", publication, _authors(publication), "knowledge.publication")


def _authors(publication: Publication) -> list[User]:
    """The focal points of the organisation, and whoever wrote it."""
    return with_author((seat.user for seat in focal_points_of([publication.publisher_id or 0])), publication.author)


def _write(kind: str, publication: Publication, people: Iterable[User], maker: str) -> int:
    link = {"maker": maker, "publication": publication.pk}
    return write_about(kind, publication, people, link, body=publication.publisher)
