from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from network_portal.audit.actions import record
from network_portal.bodies.models import Body, Meeting, Task
from network_portal.bodies.queries.members import acting_seats
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.organisations.models import Organisation


@transaction.atomic
def add_task(
    *,
    by: Actor,
    body: Body,
    words: str,
    organisation: Organisation | None = None,
    due_on: date | None = None,
    meeting: Meeting | None = None,
    key: UUID | None = None,
) -> Task:
    """With the `key` of one that is there already, that one is answered. Raises DomainError: task_not_of_member."""
    if organisation and not acting_seats(body).filter(organisation=organisation).exists():
        raise DomainError("task_not_of_member", field="organisation")
    key = key or uuid4()
    values = {"words": words, "organisation": organisation, "due_on": due_on, "meeting": meeting}
    known = Task.objects.filter(key=key, body=body).first()
    if known:
        return known
    try:
        with transaction.atomic():
            task = Task.objects.create(body=body, key=key, **values)
    except IntegrityError:  # sent twice at one instant
        return Task.objects.get(key=key, body=body)
    record("bodies.add_task", by=by, target=task)
    return task


@transaction.atomic
def finish_task(*, by: Actor, task: Task) -> Task:
    """Raises DomainError: task_done_already."""
    if not Task.objects.filter(pk=task.pk, done_at=None).update(done_at=clock.now()):
        raise DomainError("task_done_already")
    task.refresh_from_db()
    record("bodies.finish_task", by=by, target=task)
    return task
