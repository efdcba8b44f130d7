"""Letters to who registers an organisation."""

from collections.abc import Mapping

from django.db.models import Model
from django.utils import translation

from mechanism.models import Registration
from mechanism.queries.registrations import assisted_by, requests_of
from mechanism.rules.registrations import CO_CHAIRS_TOLD_AFTER, REMINDED_AFTER, UNCONFIRMED_KEPT, UNFINISHED_KEPT
from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.languages import date_in_words
from network_portal.notifications.actions.messages import queue_message
from network_portal.notifications.kinds import kinds
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.teams import spokespeople_of


def tell_registered(person: User, registration: Registration) -> None:
    """What was sent, who answers it, and by when."""
    organisation = registration.organisation
    assert organisation
    with translation.override(person.language):
        tables = [f"{one['title']} · {one['table'].name}" for one in requests_of(organisation)]
        values = {
            "name": person.name,
            "organisation": organisation.short_name,
            "tables": tables,
            "reminded_on": date_in_words(clock.day_of(clock.now() + REMINDED_AFTER)),
            "told_on": date_in_words(clock.day_of(clock.now() + CO_CHAIRS_TOLD_AFTER)),
        }
    _queue("mechanism.registered", person, registration, values, "mechanism:done")


def warn_of_end(registration: Registration) -> None:
    """Once for each time that it was left."""
    person = registration.person
    with translation.override(person.language):
        day = date_in_words(clock.day_of(registration.saved_at + UNFINISHED_KEPT))
    _queue("mechanism.unfinished", person, registration, {"name": person.name, "until": day}, "mechanism:begin")


def tell_lapsed(organisation: Organisation) -> None:
    """To who registered it for its people, before it goes. By name only where they may still read it, and nothing is
    at risk."""
    admission = organisation.admission
    person = admission.registered_by
    if person is None or not person.is_active:
        return
    named = assisted_by(person.pk).filter(organisation=organisation, organisation__protected_name=None).exists()
    with translation.override(person.language):
        values = {
            "name": person.name,
            "organisation": organisation.short_name if named else "",
            "since": date_in_words(admission.registered_at),
            "days": UNCONFIRMED_KEPT.days,
        }
    _queue("mechanism.lapsed", person, admission, values, "mechanism:join")


def ask_for_invitation(*, by: Actor, organisation: Organisation) -> None:
    """Somebody belongs to an organisation that is here: its people are asked to invite them. Nobody learns an address
    but of who asks; asked again, it is the first letter."""
    person = User.objects.get(pk=by.user_id or 0)
    record("mechanism.ask_for_invitation", by=by, target=organisation)
    for reader in spokespeople_of([organisation.pk]):
        queue_message(
            kinds["mechanism.invitation_asked"],
            address=reader.email,
            person_id=reader.pk,
            language=reader.language,
            values={
                "name": reader.name,
                "writer": person.name or person.email,
                "answer_to": person.email,
                "organisation": organisation.short_name,
            },
            links={"link": {"maker": "mechanism.team", "slug": organisation.slug, "by": person.pk}},
            key=f"mechanism.invitation_asked:{organisation.pk}:{person.pk}:{reader.pk}",
        )


def _queue(kind: str, person: User, about: Model, values: Mapping[str, object], route: str) -> None:
    queue_message(
        kinds[kind],
        address=person.email,
        person_id=person.pk,
        language=person.language,
        values=values,
        links={"link": {"maker": "accounts.page", "route": route}},
        key=f"{kind}:{about.pk}:{getattr(about, 'version')}",
    )
