from typing import Any

from django.db.models import Prefetch, QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.common.api import MarksField
from network_portal.common.public_api import PublicFilters, PublicReadViewSet, WholeNumberFilter
from network_portal.common.text_columns import in_languages
from network_portal.taxonomy.models import Country, CountryFact, Objective, ObjectiveGroup
from network_portal.taxonomy.queries import all_countries, all_objectives


@extend_schema_field(OpenApiTypes.STR)
class CountryFilter(filters.ModelChoiceFilter):
    """By its three letters."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Country.objects.all(), to_field_name="iso3", **options)


class ObjectiveFilters(PublicFilters):
    area = WholeNumberFilter(method="in_area", label="Number of a thematic area of the fund, 1 to 5")
    round_table = WholeNumberFilter(method="in_round_table", label="Number of a round table, 1 to 4")

    class Meta:
        model = Objective
        fields: list[str] = []

    def in_area(self, objectives: QuerySet[Objective], name: str, value: Any) -> QuerySet[Objective]:
        return objectives.filter(groups__kind=ObjectiveGroup.FUND_AREA, groups__number=value)

    def in_round_table(self, objectives: QuerySet[Objective], name: str, value: Any) -> QuerySet[Objective]:
        return objectives.filter(groups__kind=ObjectiveGroup.ROUND_TABLE, groups__number=value)


class ObjectiveSerializer(serializers.ModelSerializer):
    short = serializers.SerializerMethodField()
    title = serializers.SerializerMethodField()
    areas = serializers.SerializerMethodField()
    round_tables = serializers.SerializerMethodField()
    marks = MarksField()

    class Meta:
        model = Objective
        fields = ["number", "short", "title", "marks", "areas", "round_tables", "source"]

    def get_short(self, objective: Objective) -> dict[str, str]:
        return in_languages(objective, "short")

    def get_title(self, objective: Objective) -> dict[str, str]:
        return in_languages(objective, "title")

    def get_areas(self, objective: Objective) -> list[int]:
        return _numbers(objective, ObjectiveGroup.FUND_AREA)

    def get_round_tables(self, objective: Objective) -> list[int]:
        return _numbers(objective, ObjectiveGroup.ROUND_TABLE)


class ObjectiveViewSet(PublicReadViewSet):
    """The 23 objectives of the Global Compact; `marks` says of each language whose words the title is."""

    queryset = all_objectives().prefetch_related("groups")
    serializer_class = ObjectiveSerializer
    filterset_class = ObjectiveFilters
    lookup_field = "number"
    lookup_value_converter = "int"


class ObjectiveGroupFilters(PublicFilters):
    class Meta:
        model = ObjectiveGroup
        fields = ["kind"]


class ObjectiveGroupSerializer(serializers.ModelSerializer):
    name = serializers.SerializerMethodField()
    objectives = serializers.SerializerMethodField()
    marks = MarksField()

    class Meta:
        model = ObjectiveGroup
        fields = ["id", "kind", "number", "name", "marks", "objectives", "source"]

    def get_name(self, group: ObjectiveGroup) -> dict[str, str]:
        return in_languages(group, "name")

    def get_objectives(self, group: ObjectiveGroup) -> list[int]:
        return sorted(objective.number for objective in group.objectives.all())


class ObjectiveGroupViewSet(PublicReadViewSet):
    """The five thematic areas of the fund and the four round tables of the Review Forum."""

    queryset = ObjectiveGroup.objects.prefetch_related("objectives")
    serializer_class = ObjectiveGroupSerializer
    filterset_class = ObjectiveGroupFilters


class CountryFilters(PublicFilters):
    class Meta:
        model = Country
        fields = ["status", "m49_subregion", "stakeholder_subregion", "in_rcm", "in_sacm", "champion_at_accra"]


class CountryFactSerializer(serializers.ModelSerializer):
    class Meta:
        model = CountryFact
        fields = ["kind", "title", "language", "year_from", "year_to", "contact", "url", "source", "noted_on"]


class CountrySerializer(serializers.ModelSerializer):
    name = serializers.SerializerMethodField()
    marks = MarksField()
    facts = CountryFactSerializer(many=True, read_only=True)

    class Meta:
        model = Country
        fields = [
            "iso3",
            "iso2",
            "status",
            "name",
            "marks",
            "m49_subregion",
            "stakeholder_subregion",
            "eclac_cdcc",
            "in_rcm",
            "in_sacm",
            "champion_at_accra",
            "facts",
            "grid_col",
            "grid_row",
            "source",
        ]

    def get_name(self, country: Country) -> dict[str, str]:
        return in_languages(country, "name")


class CountryViewSet(PublicReadViewSet):
    """The Member States of the region and ECLAC's associate members, with three schemes of subregions.

    `facts` are their national networks, implementation plans, voluntary reviews and champion status, as far as a
    source tells of them: none is not known, not absent.
    """

    queryset = all_countries().prefetch_related(Prefetch("facts", CountryFact.objects.standing()))
    serializer_class = CountrySerializer
    filterset_class = CountryFilters
    lookup_field = "iso3"


def _numbers(objective: Objective, kind: str) -> list[int]:
    return sorted(group.number for group in objective.groups.all() if group.kind == kind)
