"""Accepting and returning updates, by a co-chair who does not speak for the organisation that wrote them."""

from collections.abc import Collection

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import date_in_words
from network_portal.common.lines import kept_lines
from network_portal.common.versions import CHANGED_MEANWHILE
from network_portal.monitoring.actions.lengths import check_length
from network_portal.monitoring.actions.links import keep_links_open
from network_portal.monitoring.actions.locks import locked_update
from network_portal.monitoring.actions.news import tell_author
from network_portal.monitoring.actions.notices import Letter, notify
from network_portal.monitoring.models import Duty, EvidenceFile, Update
from network_portal.monitoring.rules.lengths import LONGEST_WORDS
from network_portal.monitoring.rules.rounds import NoticeKind, reopened_by_return
from network_portal.monitoring.rules.updates import UpdateState, may_decide
from network_portal.monitoring.subjects import AcceptedUpdate, owners


@transaction.atomic
def accept_update(*, by: Actor, update: Update, version: int) -> Update:
    """The reported status becomes the subject's in the same act.

    Raises DomainError: update_not_submitted, update_is_ones_own, changed_meanwhile, and what the
    owner of the subject forbids (its plan is closed).
    """
    fresh = _decided(by, update, version)
    fresh.state, fresh.decided_at, fresh.decided_by_id = UpdateState.ACCEPTED, clock.now(), by.user_id
    fresh.version += 1
    fresh.save()
    EvidenceFile.objects.filter(update=fresh).update(authors=[])  # told to the sender, and now decided
    accepted = _told(fresh)
    for owner in owners.values():
        owner.apply(accepted, by)
    changes = {"state": [UpdateState.SUBMITTED.value, fresh.state], "status": ["", fresh.status]}
    record("monitoring.accept_update", by=by, target=fresh, changes=changes)
    return fresh


@transaction.atomic
def accept_updates(*, by: Actor, seen: Collection[tuple[int, int]]) -> tuple[int, list[DomainError]]:
    """Many at once: ids with the versions that were seen. Answers how many were accepted, and what kept the others."""
    accepted, refused = 0, []
    for pk, version in seen:
        update = Update.objects.select_related("organisation").filter(pk=pk).first()
        if update is None:
            continue
        try:
            with transaction.atomic():
                accept_update(by=by, update=update, version=version)
            accepted += 1
        except DomainError as error:
            refused.append(error)
    return accepted, refused


@transaction.atomic
def return_update(*, by: Actor, update: Update, version: int, comment: str) -> Update:
    """Back to its author with what is missing; the author is written to, and has a week to answer
    though the round closes.

    Raises as `accept_update`, comment_needed and words_too_long.
    """
    comment = kept_lines(comment)
    if not comment:
        raise DomainError("comment_needed", field="comment")
    check_length(comment, LONGEST_WORDS, "comment")
    fresh = _decided(by, update, version)
    fresh.state, fresh.comment, fresh.decided_at = UpdateState.RETURNED, comment, clock.now()
    fresh.decided_by_id = by.user_id
    fresh.version += 1
    fresh.save()
    changes = {"state": [UpdateState.SUBMITTED.value, fresh.state]}
    record("monitoring.return_update", by=by, target=fresh, changes=changes, note=comment)
    if fresh.duty is not None:
        _leave_time(fresh.duty)
        occasion = f"update {fresh.pk}.{fresh.submissions}"
        letter = Letter(occasion, fresh.comment, until=fresh.duty.answers_until)
        notify(fresh.duty.round, NoticeKind.RETURNED, {fresh.organisation_id}, letter)
    else:
        tell_author(fresh)
    return fresh


def _leave_time(duty: Duty) -> None:
    until = reopened_by_return(duty.round.ends_on, duty.reopened_until, clock.today())
    if until is not None:
        duty.reopened_until = until
        duty.save(update_fields=["reopened_until"])
        keep_links_open(duty.round)


def _decided(by: Actor, update: Update, version: int) -> Update:
    fresh = locked_update(update.pk)
    if not may_decide(by.memberships, fresh.organisation_id):
        raise DomainError("update_is_ones_own")
    if fresh.state != UpdateState.SUBMITTED:
        raise DomainError("update_not_submitted")
    if fresh.version != version:
        raise DomainError(CHANGED_MEANWHILE)
    return fresh


def _told(update: Update) -> AcceptedUpdate:
    links = [line.strip() for line in update.evidence.splitlines() if line.strip().startswith(("http://", "https://"))]
    return AcceptedUpdate(
        subject_id=update.subject_id,
        organisation_id=update.organisation_id,
        nothing_new=update.nothing_new,
        status=update.status,
        done=update.done,
        language=update.language,
        evidence_url=links[0] if links else "",
        as_of=clock.day_of(update.submitted_at or clock.now()),
        source=_source(update),
        submitted_at=update.submitted_at,
    )


def _source(update: Update) -> str:
    """'Round of September 2026', in the language in which the update is written."""
    if update.duty is None:
        return ""
    round_ = update.duty.round
    with translation.override(update.language):
        words = _("Round of %(month)s") % {"month": date_in_words(round_.opens_on, "month")}
    return f"EXAMPLE: {words}" if round_.is_example else words
