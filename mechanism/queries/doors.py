"""What somebody runs in the Mechanism, and by which page: the public pages read no session and cannot show it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.queries.members import OFFICES
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.actors import CO_CHAIR, Actor


def doors_of(actor: Actor) -> Iterator[tuple[str, str]]:
    """Address and words: each table of theirs, then what the Liaison Table and the co-chairs look at."""
    is_chair = actor.has_role(CO_CHAIR)
    run = Body.objects.filter(kind=Body.WORKING_TABLE)
    if not is_chair:
        run = run.filter(pk__in=actor.bodies_as(*OFFICES)) if actor.offices else run.none()
    for body in run.order_by("number"):
        words = {"table": body_in_words(body)}
        yield reverse("mechanism:requests", args=[body.number]), _("Requests to join %(table)s") % words
        yield reverse("mechanism:members", args=[body.number]), _("Members of %(table)s") % words
    if is_chair or actor.offices:
        yield reverse("mechanism:register_for_others"), _("Register an organisation for its people")
    if is_chair or actor.bodies_as(Mandate.PRINCIPAL):
        yield reverse("mechanism:appeals"), _("What the Liaison Table is asked")
        yield reverse("mechanism:missing"), _("Who is missing")
