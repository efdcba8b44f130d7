"""What of this part the members clear: publications that are not published yet."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Clearable, KeptFile, ToClear, clearables
from network_portal.knowledge.models import Publication, PublicationDocument
from network_portal.knowledge.queries.publications import drafts, texts_by_language
from network_portal.knowledge.rules.publications import WAITING

PUBLICATION = "publication"


def find(key: str) -> ToClear | None:
    found = drafts().filter(pk=key, state__in=WAITING).first() if key.isdecimal() else None
    if found is None:
        return None
    texts = texts_by_language(found)
    original = next(text for text in texts.values() if text.title == found.title)
    documents = list(found.documents.all())
    addresses = [one.address for one in documents if one.address]
    return ToClear(
        key=str(found.pk),
        title=original.title,
        words="\n".join([original.summary, *addresses[1:]]),
        language=original.language,
        organisation=found.publisher_id,
        address=next(iter(addresses), ""),
        files=tuple(_file(one) for one in documents if one.stored),
        is_example=found.is_example,
    )


def hold(key: str) -> None:
    if key.isdecimal():
        Publication.objects.select_for_update(of=("self",)).filter(pk=key).first()


def page(key: str) -> str:
    return reverse("publications:draft", args=[key])


def cleared(key: str, day: date) -> None:
    Publication.objects.filter(pk=key).update(cleared_on=day)


def register() -> None:
    clearables.register(PUBLICATION, Clearable(_("Publication"), find, hold, page, cleared))


def _file(one: PublicationDocument) -> KeptFile:
    return KeptFile(one.stored, one.name, one.kind, one.size, one.sha256, one.language)
