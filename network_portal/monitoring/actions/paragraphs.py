from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import CHANGED_MEANWHILE
from network_portal.monitoring.actions.lengths import check_length
from network_portal.monitoring.actions.locks import locked_duty
from network_portal.monitoring.models import CopiedLead, Duty, Paragraph, Update
from network_portal.monitoring.rules.lengths import LONGEST_STEP
from network_portal.monitoring.rules.updates import UpdateState


@transaction.atomic
def add_paragraph(*, by: Actor, duty: Duty, organisation_id: int, version: int, words: str, language: str) -> Paragraph:
    """What another lead adds to what the first reports: one paragraph, changed until the update is accepted.

    `version` is that of the paragraph seen, 0 where there was none. Raises DomainError: not_copied,
    round_takes_no_updates, update_is_accepted, paragraph_needed, words_too_long, changed_meanwhile.
    """
    locked = locked_duty(duty.pk)
    if not CopiedLead.objects.filter(duty=locked, organisation=organisation_id).exists():
        raise DomainError("not_copied")
    if not locked.takes_updates:
        raise DomainError("round_takes_no_updates")
    if Update.objects.filter(duty=locked, state=UpdateState.ACCEPTED).exists():
        raise DomainError("update_is_accepted")
    if not words.strip():
        raise DomainError("paragraph_needed", field="words")
    check_length(words, LONGEST_STEP)
    found = Paragraph.objects.filter(duty=locked, organisation=organisation_id).first()
    paragraph = found or Paragraph(duty=locked, organisation_id=organisation_id, version=0)
    if paragraph.version != version:
        raise DomainError(CHANGED_MEANWHILE)
    paragraph.words, paragraph.language, paragraph.author_id = words.strip(), language, by.user_id
    paragraph.saved_at = clock.now()
    paragraph.version += 1
    paragraph.save()
    record("monitoring.add_paragraph", by=by, target=paragraph)
    return paragraph
