"""What the search finds of recommendations: those that are endorsed."""

from collections.abc import Collection, Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from mechanism.models import Recommendation
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.followed import REFERENCE_DATA
from network_portal.common.languages import in_each_language
from network_portal.common.registry import PublicText, PublicTexts, public_texts


def _documents(keys: Collection[str] | None) -> Iterator[PublicText]:
    rows = Recommendation.objects.published().order_by("pk").select_related("body")
    wanted = rows if keys is None else rows.filter(reference__in=keys)
    yield from map(_document, wanted.prefetch_related("texts", "objectives", "addressees__organisation"))


def _document(one: Recommendation) -> PublicText:
    written, reference = list(one.texts.all()), str(one.reference)
    addressed = [row.organisation for row in one.addressees.all() if row.organisation]
    return PublicText(
        key=reference,
        route="mechanism:recommendation",
        args=(reference,),
        titles={text.language: text.title for text in written},
        texts={text.language: text.words for text in written},
        codes=(reference,),
        objectives=tuple(objective.number for objective in one.objectives.all()),
        organisations=tuple(body.pk for body in addressed if body.is_named),
        says=in_each_language(lambda: body_in_words(one.body)),
        day=one.endorsed_on,
        is_example=one.is_example,
    )


def _themselves(pks: Collection[int]) -> Iterable[str]:
    return _references(Recommendation.objects.filter(pk__in=pks).values_list("reference", flat=True))


def _of_organisations(pks: Collection[int]) -> Iterable[str]:
    found = Recommendation.objects.filter(addressees__organisation__in=pks)
    return _references(found.values_list("reference", flat=True))


def _references(found: Iterable[str | None]) -> list[str]:
    """A draft has none."""
    return [one for one in found if one]


def register() -> None:
    follows = {
        **REFERENCE_DATA,
        "mechanism.recommendation": _themselves,
        "organisations.organisation": _of_organisations,
    }
    kind = PublicTexts(_("Recommendations"), 66, _documents, follows)
    public_texts.register("recommendations", kind)
