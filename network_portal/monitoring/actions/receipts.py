from collections.abc import Collection

from django.utils import translation

from network_portal.accounts.models import User
from network_portal.common.actors import Actor
from network_portal.common.languages import date_in_words, end_of_day_in_words
from network_portal.monitoring.models import Round, Update
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.notifications.actions.messages import queue_message
from network_portal.notifications.kinds import kinds
from network_portal.organisations.queries.organisations import acting_name


def send_receipt(*, by: Actor, round_: Round, updates: Collection[Update]) -> None:
    """One mail to whoever pressed 'send': what arrived, and until when it can be corrected."""
    person = User.objects.filter(pk=by.user_id).first() if by.user_id else None
    if person is None:
        return
    with translation.override(person.language):
        facts = facts_of({update.subject_id for update in updates}, person.language)
        known = sorted((one for one in facts.values()), key=lambda one: one.order)
        values = {
            "name": person.name,
            "organisation": acting_name(by),
            "round": date_in_words(round_.opens_on, "month"),
            "closes": end_of_day_in_words(min(update.duty.answers_until for update in updates if update.duty)),
            "subjects": [{"code": one.code, "title": one.title} for one in known],
        }
    sent = "-".join(f"{update.pk}.{update.submissions}" for update in sorted(updates, key=lambda one: one.pk))
    queue_message(
        kinds["monitoring.receipt"],
        address=person.email,
        person_id=person.pk,
        language=person.language,
        values=values,
        key=f"monitoring.receipt:{sent}"[:200],
    )
