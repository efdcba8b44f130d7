from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.bodies.models import Body
from network_portal.bodies.queries.bodies import all_bodies
from network_portal.bodies.queries.mandates import places_filled
from network_portal.bodies.queries.seats import SeatCount, seat_counts, seen_in_table
from network_portal.bodies.rules.offices import PLACES
from network_portal.common.api import MarksField
from network_portal.common.public_api import PublicFilters, PublicReadViewSet, WholeNumberFilter
from network_portal.common.text_columns import in_languages
from network_portal.organisations.api import OrganisationFilters, OrganisationViewSet
from network_portal.organisations.models.organisations import OrganisationQuerySet

NUMBERS = serializers.ListField(child=serializers.IntegerField())
OFFICES = serializers.DictField(child=serializers.DictField(child=serializers.IntegerField()))
COUNTS = serializers.DictField(child=serializers.IntegerField())


class BodyFilters(PublicFilters):
    objective = WholeNumberFilter(field_name="objectives__number", label="Number of an objective in its remit")

    class Meta:
        model = Body
        fields = ["kind"]


class BodySerializer(serializers.ModelSerializer):
    name = serializers.SerializerMethodField()
    marks = MarksField()
    parent: Any = serializers.SlugRelatedField(slug_field="slug", read_only=True, allow_null=True)
    objectives = serializers.SerializerMethodField()
    prioritised_objectives = serializers.SerializerMethodField()
    offices = serializers.SerializerMethodField()
    organisations_listed = serializers.SerializerMethodField()
    organisations_not_listed = serializers.SerializerMethodField()

    class Meta:
        model = Body
        fields = [
            "slug",
            "kind",
            "number",
            "parent",
            "name",
            "marks",
            "objectives",
            "prioritised_objectives",
            "offices",
            "organisations_listed",
            "organisations_not_listed",
            "source",
            "is_example",
        ]

    def get_name(self, body: Body) -> dict[str, str]:
        return in_languages(body, "name")

    @extend_schema_field(NUMBERS)
    def get_objectives(self, body: Body) -> list[int]:
        return [one.number for one in body.objectives.all()]

    @extend_schema_field(NUMBERS)
    def get_prioritised_objectives(self, body: Body) -> list[int]:
        return [one.number for one in body.prioritised.all()]

    @extend_schema_field(OFFICES)
    def get_offices(self, body: Body) -> dict[str, dict[str, int]]:
        """Of each office how many places it has and how many are filled today."""
        held = self.context["held"]
        return {
            office: {"places": of, "filled": min(held.get((body.pk, office), 0), of)} for office, of in PLACES.items()
        }

    def get_organisations_listed(self, body: Body) -> int:
        return self._count(body).listed

    @extend_schema_field(COUNTS)
    def get_organisations_not_listed(self, body: Body) -> dict[str, int]:
        return dict(self._count(body).others)

    def _count(self, body: Body) -> SeatCount:
        counts: dict[int, SeatCount] = self.context["counts"]
        return counts.get(body.pk, SeatCount())


class BodyViewSet(PublicReadViewSet):
    """Working Tables and other bodies: what each is for, and how many organisations sit in it; never which ones.

    `offices` says of each how many `places` it has and how many are `filled`, by nobody's name.

    `organisations_listed` chose to be seen there. The others appear in `organisations_not_listed`: of each subregion at
    least so many, in full tens; what is left out may be none.
    """

    queryset = all_bodies()
    serializer_class = BodySerializer
    filterset_class = BodyFilters
    lookup_field = "slug"

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "counts": seat_counts(), "held": places_filled()}


class SeatedFilters(OrganisationFilters):
    """Also by where it sits, of those that chose to be seen there."""

    table = WholeNumberFilter(
        method="of_table", label="Number of a Working Table in which it sits and chose to be seen"
    )

    def of_table(self, found: OrganisationQuerySet, _name: str, value: int) -> OrganisationQuerySet:
        return found.filter(pk__in=seen_in_table(value))


class SeatedOrganisationViewSet(OrganisationViewSet):
    __doc__ = OrganisationViewSet.__doc__
    filterset_class = SeatedFilters
