"""What a plan's page offers to filter by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from network_portal.common.kept import kept_with_content
from network_portal.common.languages import CONTENT_LANGUAGES, current_language, fallback_order
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import named_organisations
from network_portal.taxonomy.models import Objective
from workplan.models import Plan


@dataclass(frozen=True)
class FilterChoices:
    """Organisations of the plan that the world may see (id to slug and short name, by name) and objectives
    (number to short title)."""

    organisations: dict[int, tuple[str, str]]
    objectives: dict[int, str]

    @property
    def organisation_names(self) -> dict[int, str]:
        return {pk: name for pk, (_slug, name) in self.organisations.items()}


@kept_with_content
def filter_choices(plan: Plan) -> FilterChoices:
    """Both lists in one query, so that the page costs the same few at any size."""
    rows = list(_organisations(plan).union(_objectives(), all=True))
    organisations = [(key, slug, _best(labels)) for key, slug, *labels in rows if slug]
    objectives = [(key, _best(labels)) for key, slug, *labels in rows if not slug]
    return FilterChoices(
        {pk: (slug, name) for pk, slug, name in sorted(organisations, key=lambda one: one[2].casefold())},
        dict(sorted(objectives)),
    )


def _organisations(plan: Plan) -> QuerySet[Any, Any]:
    taking_part = Organisation.objects.filter(Q(leads__activity__plan=plan) | Q(reports_on__plan=plan))
    listed = named_organisations().filter(pk__in=taking_part.order_by().values("pk")).order_by()
    names = {f"label_{code}": Coalesce(NullIf(F(f"acronym_{code}"), Value("")), F(f"name_{code}")) for code in _codes()}
    return _columns(listed, F("pk"), F("slug"), names)


def _objectives() -> QuerySet[Any, Any]:
    names = {f"label_{code}": F(f"short_{code}") for code in _codes()}
    return _columns(Objective.objects.order_by(), F("number"), Value(""), names)


def _columns(rows: QuerySet[Any], key: Any, slug: Any, names: dict[str, Any]) -> QuerySet[Any, Any]:
    words = {name: Cast(label, CharField()) for name, label in names.items()}
    place = {"id_or_number": Cast(key, IntegerField()), "slug_or_none": Cast(slug, CharField())}
    return rows.annotate(**place, **words).values_list("id_or_number", "slug_or_none", *words)


def _codes() -> list[str]:
    return [code.replace("-", "_") for code in CONTENT_LANGUAGES]


def _best(labels: Sequence[str | None]) -> str:
    """The label in the reader's language, else in the next one that has it."""
    by_language = dict(zip(CONTENT_LANGUAGES, labels, strict=True))
    return next((label for code in fallback_order(current_language()) if (label := by_language[code])), "")
