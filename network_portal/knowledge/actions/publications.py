"""Writing a publication: it is drafted, sent, and taken back; what is published is changed by staff alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from network_portal.audit.actions import changes_between, record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.lines import one_line
from network_portal.common.text_statuses import TextStatus
from network_portal.common.versions import take
from network_portal.knowledge.actions.days import check_day
from network_portal.knowledge.actions.publication_letters import ask_to_publish
from network_portal.knowledge.models import Publication, PublicationText
from network_portal.knowledge.permissions import can_draft_publication
from network_portal.knowledge.queries.clearances import open_clearance_of
from network_portal.knowledge.queries.publications import described_publication, lacks_of, may_be_decided_by
from network_portal.knowledge.rules.publications import PublicationState, may_become, may_hold_files
from network_portal.organisations.models import Organisation

OWN, SEVERAL = ("kind", "issued_on"), ("objectives", "countries")


@dataclass(frozen=True)
class Words:
    """What is said in one language; without a title nothing is."""

    title: str
    summary: str
    status: str


@transaction.atomic
def start_publication(
    *, by: Actor, publisher: Organisation | None, values: Mapping[str, Any], texts: Mapping[str, Words]
) -> Publication:
    """A draft of an organisation, or of the Network. Raises DomainError: publication_not_yours, day_far_away,
    one_original_text."""
    publisher_id = publisher.pk if publisher else None
    if not can_draft_publication.test(by, publisher_id):
        raise DomainError("publication_not_yours")
    own = {name: values[name] for name in OWN}
    is_example = bool(publisher and publisher.is_example)
    draft = Publication.objects.create(publisher=publisher, author_id=by.user_id, is_example=is_example, **own)
    _write(draft, values, texts)
    _wrote(by, draft)
    record("knowledge.start_publication", by=by, target=draft)
    return draft


@transaction.atomic
def save_publication(
    *, by: Actor, publication: Publication, version: int, values: Mapping[str, Any], texts: Mapping[str, Words]
) -> Publication:
    """A draft as it stands now; of a published one its public words, corrected.

    Raises DomainError: publication_not_yours, publication_is_ones_own, changed_meanwhile, publication_not_open,
    publication_in_clearance, day_far_away, one_original_text, video_is_linked.
    """
    fresh = taken_to_write(by, publication, version)
    before = described_publication(fresh)
    for name in OWN:
        setattr(fresh, name, values[name])
    if not may_hold_files(fresh.kind) and fresh.documents.exclude(stored="").exists():
        raise DomainError("video_is_linked", field="kind")
    _write(fresh, values, texts)
    told(by, fresh, before)
    return fresh


@transaction.atomic
def submit_publication(*, by: Actor, publication: Publication, version: int) -> Publication:
    """To co-chairs and editors, who publish it. Raises as `save_publication`, publication_incomplete."""
    fresh = _stepped(by, publication, version, PublicationState.SUBMITTED)
    if lacks_of(fresh):
        raise DomainError("publication_incomplete")
    fresh.submitted_at, fresh.submissions, fresh.comment = clock.now(), fresh.submissions + 1, ""
    fresh.save()
    record("knowledge.submit_publication", by=by, target=fresh)
    ask_to_publish(fresh)
    return fresh


@transaction.atomic
def take_back_publication(*, by: Actor, publication: Publication, version: int) -> Publication:
    """A draft again: what was sent, withdrawn, or taken off the public pages. Raises as `save_publication`."""
    fresh = _stepped(by, publication, version, PublicationState.DRAFT)
    record("knowledge.take_back_publication", by=by, target=fresh)
    return fresh


@transaction.atomic
def withdraw_publication(*, by: Actor, publication: Publication, version: int) -> Publication:
    """Nobody has to decide on it any more; it can be taken up again. Raises as `save_publication`."""
    fresh = _stepped(by, publication, version, PublicationState.WITHDRAWN)
    record("knowledge.withdraw_publication", by=by, target=fresh)
    return fresh


def taken_to_write(by: Actor, publication: Publication, version: int) -> Publication:
    """The row, read anew, that this person may write in now; of a published one whoever may decide on it.

    Raises DomainError: publication_not_yours, publication_is_ones_own, changed_meanwhile, publication_not_open,
    publication_in_clearance.
    """
    fresh = _taken(by, publication, version)
    if fresh.is_published:
        if not may_be_decided_by(by, fresh):
            raise DomainError("publication_is_ones_own")
    elif not fresh.is_writable:
        raise DomainError("publication_not_open")
    return fresh


def told(by: Actor, publication: Publication, before: Mapping[str, Any]) -> None:
    """What was written is kept, by whom, and what it was before; what the members cleared was something else."""
    changes = changes_between(before, described_publication(publication))
    publication.saved_at = clock.now()
    if changes:
        publication.cleared_on = None
    publication.save()
    if publication.is_published:
        record("knowledge.change_publication", by=by, target=publication, changes=changes)
        return
    _wrote(by, publication)
    record("knowledge.save_publication", by=by, target=publication, changes=changes)


def move_publication(publication: Publication, following: PublicationState, *, refusal: str) -> None:
    """Unsaved. Raises DomainError with the code `refusal`."""
    if not may_become(PublicationState(publication.state), following):
        raise DomainError(refusal)
    publication.state = following.value


def not_in_clearance(publication: Publication) -> None:
    """What lies before the members stays as they read it. Raises DomainError: publication_in_clearance."""
    if open_clearance_of("publication", str(publication.pk)):
        raise DomainError("publication_in_clearance")


def _taken(by: Actor, publication: Publication, version: int) -> Publication:
    if not can_draft_publication.test(by, publication.publisher_id):
        raise DomainError("publication_not_yours")
    fresh = take(publication, version)
    not_in_clearance(fresh)
    return fresh


def _stepped(by: Actor, publication: Publication, version: int, following: PublicationState) -> Publication:
    fresh = _taken(by, publication, version)
    move_publication(fresh, following, refusal="publication_not_open")
    fresh.saved_at = clock.now()
    _wrote(by, fresh)
    fresh.save()
    return fresh


def _wrote(by: Actor, publication: Publication) -> None:
    if by.user_id is not None:
        publication.writers.add(by.user_id)


def _write(publication: Publication, values: Mapping[str, Any], texts: Mapping[str, Words]) -> None:
    """The original last: of two languages that change places each is the only one at every moment."""
    check_day(values["issued_on"], "issued_on")
    said = {language: words for language, words in texts.items() if one_line(words.title)}
    originals = [language for language, words in said.items() if words.status == TextStatus.ORIGINAL]
    if len(originals) != 1:
        raise DomainError("one_original_text")
    for name in SEVERAL:
        getattr(publication, name).set(values.get(name) or [])
    publication.texts.exclude(language__in=said).delete()
    publication.texts.exclude(language__in=originals).update(status=TextStatus.UNOFFICIAL)
    for language in sorted(said, key=originals.__contains__):
        words = said[language]
        PublicationText.objects.update_or_create(
            publication=publication,
            language=language,
            defaults={"title": words.title, "summary": words.summary, "status": words.status},
        )
