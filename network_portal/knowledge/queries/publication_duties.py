"""What the publications ask of a person."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common import actors
from network_portal.common.actors import Actor
from network_portal.common.registry import Duty
from network_portal.knowledge.models import Publication
from network_portal.knowledge.queries.names import tellers
from network_portal.knowledge.queries.publications import may_be_decided_by, to_publish, unfinished_publications
from network_portal.knowledge.rules.publications import PublicationState


def publication_duties_of(actor: Actor) -> Iterator[Duty]:
    mine = actor.organisations_as(actors.FOCAL_POINT)
    is_staff = actor.has_role(actors.CO_CHAIR, actors.EDITOR)
    if mine or is_staff:
        found = list(unfinished_publications(actor, mine))
        told_by = tellers(actor, [one.publisher for one in found])
        for publication in found:
            yield _to_finish(publication, told_by[publication.publisher_id])
    if is_staff:
        yield from _to_publish(actor)


def _to_finish(one: Publication, told_by: str) -> Duty:
    is_returned = one.state == PublicationState.RETURNED
    came_back = _("A publication of %(organisation)s came back with a comment: %(title)s")
    sentence = came_back if is_returned else _("A publication of %(organisation)s is not sent yet: %(title)s")
    return Duty(
        sentence % {"organisation": told_by, "title": one.title},
        reverse("publications:draft", args=[one.pk]),
        words=one.comment if is_returned else "",
        is_asked=is_returned,
        is_example=one.is_example,
    )


def _to_publish(actor: Actor) -> Iterator[Duty]:
    waiting = [one for one in to_publish() if may_be_decided_by(actor, one)]
    if waiting:
        sentence = ngettext(
            "%(count)d publication waits for your decision.",
            "%(count)d publications wait for your decision.",
            len(waiting),
        )
        is_example = all(one.is_example for one in waiting)
        yield Duty(sentence % {"count": len(waiting)}, reverse("publications:desk"), is_example=is_example)
