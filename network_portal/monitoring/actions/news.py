"""News on any day, outside a round: the same update, without a duty."""

from typing import Any

from django.db import transaction
from django.utils import translation

from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import CHANGED_MEANWHILE
from network_portal.monitoring.actions.updates import check_answered, check_complete, submit, write
from network_portal.monitoring.models import Subject, Update
from network_portal.monitoring.queries.news import unsettled_news
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.monitoring.rules.updates import Answer, UpdateState
from network_portal.notifications.actions.messages import queue_message
from network_portal.notifications.kinds import kinds
from network_portal.notifications.models import Message


@transaction.atomic
def report_news(
    *, by: Actor, subject: Subject, organisation_id: int, answer: Answer, language: str, version: int = 0
) -> Update:
    """Waits for a co-chair like every update; one that still waits is corrected, not doubled.

    Raises DomainError: update_incomplete, update_contradicts_itself, update_status_unknown, changed_meanwhile.
    """
    _check(answer)
    Subject.objects.select_for_update().get(pk=subject.pk)
    if version or unsettled_news().filter(subject=subject, organisation=organisation_id).exists():
        raise DomainError(CHANGED_MEANWHILE)
    return _sent(Update(subject=subject, organisation_id=organisation_id, version=0), by, answer, language)


@transaction.atomic
def correct_news(*, by: Actor, update: Update, version: int, answer: Answer, language: str) -> Update:
    """Until it is accepted. Raises as `report_news`, update_is_accepted and update_leaves_question_open."""
    _check(answer)
    fresh = Update.objects.select_for_update(of=("self",)).get(pk=update.pk, duty=None)
    if fresh.state == UpdateState.ACCEPTED:
        raise DomainError("update_is_accepted")
    if fresh.version != version:
        raise DomainError(CHANGED_MEANWHILE)
    check_answered(fresh, answer)
    return _sent(fresh, by, answer, language)


def tell_author(update: Update) -> int:
    """A mail to who wrote news that came back; within the verb that returned it. How many were written to."""
    return _write_to_author(update, "monitoring.news_returned", f"monitoring.news:{update.pk}.{update.submissions}")


def remind_author(update: Update) -> int:
    """Once a return."""
    key = f"monitoring.news_still_returned:{update.pk}.{update.submissions}"
    if Message.objects.filter(key=key).exists():
        return 0
    return _write_to_author(update, "monitoring.news_still_returned", key)


def _write_to_author(update: Update, kind: str, key: str) -> int:
    person = update.author
    if person is None or not person.is_active:
        return 0
    facts = facts_of([update.subject_id], person.language).get(update.subject_id)
    with translation.override(person.language):
        values: dict[str, Any] = {
            "name": person.name,
            "organisation": update.organisation.short_name,
            "words": update.comment,
            "code": facts.code if facts else "",
            "title": facts.title if facts else "",
        }
    message = queue_message(
        kinds[kind],
        address=person.email,
        person_id=person.pk,
        language=person.language,
        values=values,
        links={"link": {"maker": "monitoring.news", "subject": update.subject_id}},
        key=key,
    )
    return int(message is not None)


def _check(answer: Answer) -> None:
    if answer.nothing_new:
        raise DomainError("update_incomplete", field="done")
    check_complete(answer)


def _sent(update: Update, by: Actor, answer: Answer, language: str) -> Update:
    write(update, answer, by=by, language=language)
    submit(update, by)
    return update
