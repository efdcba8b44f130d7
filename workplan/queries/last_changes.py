from django.db.models import Model

from network_portal.accounts.models import User
from network_portal.audit.queries import events_about
from network_portal.common.languages import date_in_words


def last_change(target: Model) -> dict[str, str]:
    """Who saved `target` last and when, in words: `saved_by` and `saved_at`; for co-chairs only."""
    event = events_about(target._meta.label_lower, target.pk).first()
    if event is None:
        return {"saved_by": "", "saved_at": ""}
    person = User.objects.filter(pk=event.actor_id).first() if event.actor_id else None
    return {"saved_by": str(person) if person else "", "saved_at": date_in_words(event.at, "minute")}
