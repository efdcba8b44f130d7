from django.db import transaction

from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.translations.actions.texts import translate_text
from network_portal.translations.permissions import can_translate
from network_portal.translations.queries.files import read_file


@transaction.atomic
def import_translations(*, by: Actor, content: bytes, name: str, fingerprint: str) -> int:
    """Everything that the preview showed, or nothing; how many texts it changed.

    `fingerprint` is that of the preview. Raises DomainError: translation_not_yours, translations_changed,
    translations_have_problems, and what `translate_text` raises.
    """
    if not can_translate.test(by):
        raise DomainError("translation_not_yours")
    preview = read_file(content, name)
    if preview.problems:
        raise DomainError("translations_have_problems")
    if preview.fingerprint != fingerprint:
        raise DomainError("translations_changed")
    return sum(
        translate_text(
            by=by,
            kind=one.kind,
            key=one.text.key,
            language=one.language,
            words=one.words,
            status=one.status,
            seen=one.seen,
        )
        for one in preview.changes
    )
