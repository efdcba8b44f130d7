from collections.abc import Mapping

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.registry import TranslatableText, TranslatableTexts, translatable_texts
from network_portal.common.versions import CHANGED_MEANWHILE
from network_portal.translations.permissions import can_translate
from network_portal.translations.queries.texts import check_words, says_already, seen_as


@transaction.atomic
def translate_text(
    *, by: Actor, kind: str, key: int, language: str, words: Mapping[str, str], status: str, seen: str
) -> bool:
    """Write what this object says in this language; whether that is another text than before.

    `seen` is the fingerprint of the text and its original that the translator had before them. Raises DomainError:
    translation_not_yours, translation_gone, translation_of_the_original, changed_meanwhile, translation_incomplete,
    translation_without_original, translation_too_long.
    """
    if not can_translate.test(by):
        raise DomainError("translation_not_yours")
    source, text = _locked(kind, key)
    words = {field: source.cleaned(field, said) for field, said in words.items()}
    check_words(source, text, language, words)
    if says_already(text, language, words, status):
        return False
    if seen != seen_as(text, language):
        raise DomainError(CHANGED_MEANWHILE)
    _write(by, source, text, language, words, status)
    return True


def _locked(kind: str, key: int) -> tuple[TranslatableTexts, TranslatableText]:
    source = translatable_texts.get(kind)
    text = source.lock(key) if source else None
    if source is None or text is None:
        raise DomainError("translation_gone")
    return source, text


def _write(
    by: Actor, source: TranslatableTexts, text: TranslatableText, language: str, words: Mapping[str, str], status: str
) -> None:
    before = text.words.get(language, {})
    changes = {
        f"{field} [{language}]": [before.get(field, ""), said]
        for field, said in words.items()
        if said != before.get(field, "")
    }
    if text.statuses.get(language, "") != status:
        changes[f"status [{language}]"] = [text.statuses.get(language, ""), status]
    written = source.write(text.key, language, words, status)
    record("translations.translate_text", by=by, target=written, changes=changes)
