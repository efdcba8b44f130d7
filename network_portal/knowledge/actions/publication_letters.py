"""Who is written to about a publication, each in their language."""

from collections.abc import Iterable

from django.utils import translation

from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.knowledge.models import Publication
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds
from network_portal.organisations.models import TeamMember
from network_portal.organisations.queries.teams import focal_points_of


def ask_to_publish(publication: Publication) -> int:
    """Once a sending; not whoever it belongs to, nor who wrote in it."""
    seats = TeamMember.objects.current().filter(organisation=publication.publisher_id or 0)
    others = co_chairs().exclude(pk__in=seats.values("user")).exclude(pk__in=publication.writers.values("pk"))
    return _write("knowledge.publication_sent", publication, others, "knowledge.publication_draft")


def tell_publication_returned(publication: Publication) -> int:
    return _write("knowledge.publication_returned", publication, _authors(publication), "knowledge.publication_draft")


def tell_publication_published(publication: Publication) -> int:
    return _write("knowledge.publication_published", publication, _authors(publication), "knowledge.publication")


def _authors(publication: Publication) -> list[User]:
    """The focal points of the organisation, and whoever wrote it."""
    seats = focal_points_of([publication.publisher_id or 0])
    people = {seat.user_id: seat.user for seat in seats}
    if publication.author and publication.author.is_active:
        people.setdefault(publication.author.pk, publication.author)
    return list(people.values())


def _write(kind: str, publication: Publication, people: Iterable[User], maker: str) -> int:
    values = {"title": publication.title, "words": publication.comment}
    letters = [
        Letter(
            address=person.email,
            person_id=person.pk,
            language=person.language,
            values=values | {"organisation": _told_by(publication, person.language), "name": person.name},
            key=f"{kind}:{publication.pk}.{publication.submissions}:{person.pk}",
            links={"link": {"maker": maker, "publication": publication.pk}},
        )
        for person in people
    ]
    return queue_messages(kinds[kind], letters)


def _told_by(publication: Publication, language: str) -> str:
    with translation.override(language):
        return publication.told_by
