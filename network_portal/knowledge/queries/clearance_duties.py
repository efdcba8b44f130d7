"""What clearances ask of a person."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.languages import date_in_words
from network_portal.common.registry import Duty
from network_portal.knowledge.queries.clearances import unanswered


def clearance_duties_of(actor: Actor) -> Iterator[Duty]:
    """One for each member that has not answered; whoever says nothing agrees, and the duty says so."""
    for row in unanswered(actor):
        found = row.clearance
        yield Duty(
            _("%(title)s: what does %(organisation)s say? Silence is consent.")
            % {"title": found.title, "organisation": row.organisation.short_name},
            reverse("clearances:clearance", args=[found.pk]),
            due=clock.day_of(found.closes_at),
            when=date_in_words(found.closes_at, "minute"),
            is_asked=True,
            is_example=found.is_example,
        )
