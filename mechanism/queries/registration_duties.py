"""What joining the Mechanism asks of a person."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from mechanism.models import Registration
from mechanism.queries.registrations import open_registration, waiting_for
from mechanism.rules.registrations import UNCONFIRMED_KEPT, UNFINISHED_KEPT
from network_portal.common import clock
from network_portal.common.actors import REPRESENTATIVE, Actor
from network_portal.common.registry import Duty


def duties_of(actor: Actor) -> Iterator[Duty]:
    begun = open_registration(actor.user_id)
    if begun is not None:
        yield _to_finish(begun)
    for registration in waiting_for(actor.organisations_as(REPRESENTATIVE)):
        yield _to_confirm(registration)


def _to_finish(registration: Registration) -> Duty:
    return Duty(
        _("The registration of your organisation is not sent yet."),
        reverse("mechanism:begin"),
        due=clock.day_of(registration.saved_at + UNFINISHED_KEPT),
        note=_("What you wrote is kept until this day."),
    )


def _to_confirm(registration: Registration) -> Duty:
    organisation = registration.organisation
    assert organisation
    return Duty(
        _("Somebody registered %(organisation)s for you: look at it, and say whether it is right.")
        % {"organisation": organisation.short_name},
        reverse("mechanism:confirm", args=[organisation.slug]),
        due=clock.day_of(registration.begun_at + UNCONFIRMED_KEPT),
        is_asked=True,
    )
