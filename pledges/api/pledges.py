from typing import Any

from django import forms
from django.db.models import Case, F, Prefetch, QuerySet, When
from django.http import QueryDict
from django.utils.http import urlencode
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.common.api import MarksField
from network_portal.common.public_api import PublicFilters, PublicReadViewSet, WholeNumberFilter
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import is_named, named_organisations
from network_portal.taxonomy.api import CountryFilter
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective
from network_portal.taxonomy.queries import subregions
from pledges.forms.filters import PledgeFilterForm
from pledges.models import Pledge
from pledges.models.pledges import FORMS, KINDS, STAGES
from pledges.queries.filter_choices import filter_choices
from pledges.queries.filters import UNKNOWN, narrowed
from pledges.queries.pledges import stage_day

NOT_KNOWN = (UNKNOWN, "Not known")


def _named(request: Any) -> QuerySet[Organisation]:
    return named_organisations()


@extend_schema_field(OpenApiTypes.STR)
class NamedOrganisationFilter(filters.ModelChoiceFilter):
    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=_named, to_field_name="slug", **options)


class NumberOrUnknownField(forms.IntegerField):
    def clean(self, value: Any) -> Any:
        return value if value == UNKNOWN else super().clean(value)


@extend_schema_field({"oneOf": [{"type": "integer"}, {"type": "string", "enum": [UNKNOWN]}]})
class NumberOrUnknownFilter(WholeNumberFilter):
    """Also of pledges that name none."""

    field_class = NumberOrUnknownField


class PledgeApiFilters(PublicFilters):
    """Those of the registry's page; what is not known is asked for as `unknown`."""

    text = filters.CharFilter(method="narrow", max_length=100, label="Words, by how they begin")
    objective = NumberOrUnknownFilter(method="narrow", label="Number of an objective, 1 to 23; `unknown`: none named")
    also = WholeNumberFilter(method="narrow", label="Number of another objective that is named beside it")
    area = WholeNumberFilter(method="narrow", label="Number of a thematic area of the fund, 1 to 5")
    country = CountryFilter(
        method="narrow",
        null_value=UNKNOWN,
        null_label=UNKNOWN,
        label="Three letters of a country; `unknown`: none named",
    )
    subregion = filters.ChoiceFilter(
        method="narrow", choices=[(code, code) for code in subregions()], label="Subregion of the portal's scheme"
    )
    actor = filters.ChoiceFilter(method="narrow", choices=Organisation.KINDS, label="Kind of the organisation")
    organisation = NamedOrganisationFilter(method="narrow", label="Slug of an organisation, also as a partner")
    kind = filters.ChoiceFilter(method="narrow", choices=[*KINDS, NOT_KNOWN])
    form = filters.ChoiceFilter(method="narrow", choices=[*FORMS, NOT_KNOWN])
    stage = filters.ChoiceFilter(method="narrow", choices=[*STAGES, NOT_KNOWN])
    year = WholeNumberFilter(method="narrow", label="Year in which the pledge was made")

    class Meta:
        model = Pledge
        fields: list[str] = []

    def narrow(self, pledges: QuerySet[Pledge], name: str, value: Any) -> QuerySet[Pledge]:
        if isinstance(value, Organisation):
            value = value.slug
        elif isinstance(value, Country):
            value = value.iso2
        asked = PledgeFilterForm(QueryDict(urlencode({name: str(value)})), filter_choices())
        if asked.problems:  # what the page does not offer is not understood here either
            raise serializers.ValidationError({name: asked.problems})
        return narrowed(pledges, asked.filters)


class PledgeSerializer(serializers.ModelSerializer):
    stage_on = serializers.SerializerMethodField()
    organisation = serializers.CharField(source="organisation_slug", allow_null=True, read_only=True)
    partners = serializers.SerializerMethodField()
    objectives = serializers.SerializerMethodField()
    principles = serializers.SerializerMethodField()
    countries = serializers.SerializerMethodField()
    matches = serializers.CharField(source="matches_reference", allow_null=True, read_only=True)
    marks = MarksField()

    class Meta:
        model = Pledge
        fields = [
            "reference",
            "year",
            "title",
            "text",
            "language",
            "organisation",
            "partners",
            "kind",
            "form",
            "concern",
            "stage",
            "stage_on",
            "objectives",
            "principles",
            "countries",
            "starts_on",
            "deadline",
            "measured",
            "matches",
            "matches_number",
            "global_number",
            "global_address",
            "marks",
            "source",
            "is_example",
        ]

    def get_stage_on(self, pledge: Pledge) -> str | None:
        """The day of which the stage tells."""
        return stage_day(pledge.updated_on, pledge.published_at).isoformat() if pledge.stage else None

    def get_partners(self, pledge: Pledge) -> list[str]:
        return sorted(partner.slug for partner in pledge.partners.all())

    def get_objectives(self, pledge: Pledge) -> list[int]:
        return sorted(objective.number for objective in pledge.objectives.all())

    def get_principles(self, pledge: Pledge) -> list[str]:
        return sorted(principle.letter for principle in pledge.principles.all())

    def get_countries(self, pledge: Pledge) -> list[str]:
        return sorted(country.iso3 for country in pledge.countries.all())


class PledgeViewSet(PublicReadViewSet):
    """Published pledges; an organisation stands by its slug where its name is public. An empty text is not known."""

    queryset = (
        Pledge.objects.annotate(
            organisation_slug=Case(When(is_named("organisation__"), then=F("organisation__slug"))),
            matches_reference=F("matches__reference"),
        )
        .defer("search")
        .prefetch_related(
            Prefetch("partners", Organisation.objects.filter(is_named()).only("slug")),
            Prefetch("objectives", Objective.objects.only("number")),
            Prefetch("principles", GuidingPrinciple.objects.only("letter")),
            Prefetch("countries", Country.objects.only("iso3")),
        )
    )
    serializer_class = PledgeSerializer
    filterset_class = PledgeApiFilters
    lookup_field = "reference"
