"""What the search finds of pledges: those that are published, with the organisations that their pages name."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import islice

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network_portal.common.followed import REFERENCE_DATA
from network_portal.common.languages import in_each_language
from network_portal.common.registry import BETWEEN, PublicText, PublicTexts, public_texts
from network_portal.organisations.queries.names import named_organisations
from pledges.models import Pledge
from pledges.queries.pledges import stage_day

BATCH = 500


def _documents(keys: Collection[str] | None) -> Iterator[PublicText]:
    rows = Pledge.objects.order_by("pk") if keys is None else Pledge.objects.filter(reference__in=keys)
    wanted = rows.prefetch_related("objectives", "principles", "countries", "partners").iterator(BATCH)
    while batch := list(islice(wanted, BATCH)):
        bodies = {pk for one in batch for pk in _bodies(one)}
        named = set(named_organisations().filter(pk__in=bodies).values_list("pk", flat=True))
        yield from (_document(one, named) for one in batch)


def _bodies(one: Pledge) -> list[int]:
    return [one.organisation_id, *(partner.pk for partner in one.partners.all())]


def _document(one: Pledge, named: set[int]) -> PublicText:
    words = " ".join(filter(None, (one.text, one.measured)))
    return PublicText(
        key=one.reference,
        route="pledges:pledge",
        args=(one.reference,),
        titles={one.language: one.title},
        texts={one.language: words} if words else {},
        codes=tuple(filter(None, (one.reference, one.global_number, one.matches_number))),
        objectives=tuple(objective.number for objective in one.objectives.all()),
        principles=tuple(principle.pk for principle in one.principles.all()),
        countries=tuple(country.iso2 for country in one.countries.all()),
        organisations=tuple(pk for pk in _bodies(one) if pk in named),
        says=in_each_language(partial(_facts, one)),
        day=stage_day(one.updated_on, one.published_at),
        is_example=one.is_example,
    )


def _facts(one: Pledge) -> str:
    words = (one.get_kind_display(), one.get_form_display(), one.get_stage_display())
    return BETWEEN.join(str(word) for word in words if word)


def _themselves(pks: Collection[int]) -> Iterable[str]:
    return list(Pledge.objects.filter(pk__in=pks).values_list("reference", flat=True))


def _of_organisations(pks: Collection[int]) -> Iterable[str]:
    its = Pledge.objects.filter(Q(organisation__in=pks) | Q(partners__in=pks))
    return list(its.order_by().values_list("reference", flat=True).distinct())


def register() -> None:
    follows = {**REFERENCE_DATA, "pledges.pledge": _themselves, "organisations.organisation": _of_organisations}
    public_texts.register("pledges", PublicTexts(_("Pledges"), 60, _documents, follows))
