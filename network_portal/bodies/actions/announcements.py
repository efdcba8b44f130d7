"""A body tells all its members something: by mail to each of their people, and on its page."""

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import translation

from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.bodies.models import Announcement, Body
from network_portal.bodies.queries.announcements import readers_of
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.actors import Actor
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds

KIND = "bodies.announced"


@transaction.atomic
def announce(*, by: Actor, body: Body, key: UUID, values: Mapping[str, str]) -> Announcement:
    """`values` are subject, text and language. The same `key` again sends nothing: the first is answered."""
    try:
        with transaction.atomic():
            made = Announcement.objects.create(body=body, key=key, author_id=by.user_id, **values)
    except IntegrityError:
        known = Announcement.objects.filter(key=key, body=body).first()
        if known is None:
            raise
        return known
    record("bodies.announce", by=by, target=made)
    queue_messages(kinds[KIND], [_letter(made, person) for person in readers_of(body)])
    return made


def _letter(announcement: Announcement, person: User) -> Letter:
    with translation.override(person.language):
        body = body_in_words(announcement.body)
    values = {"name": person.name, "body": body, "subject": announcement.subject, "text": announcement.text}
    link = {"maker": "bodies.announcements", "body": announcement.body_id}
    key = f"{KIND}:{announcement.pk}:{person.pk}"
    return Letter(person.email, person.pk, person.language, values, key, {"link": link})
