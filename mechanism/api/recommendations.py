from django.db.models import Prefetch, QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from mechanism.models import Addressee, FollowUp, Recommendation, RecommendationResponse, RecommendationText
from mechanism.models.recommendations import RECOMMENDATION_STATES
from mechanism.rules.recommendations import PUBLIC
from network_portal.common.public_api import PublicFilters, PublicReadViewSet, WholeNumberFilter
from network_portal.taxonomy.models import Objective

STATES = [(code, words) for code, words in RECOMMENDATION_STATES if code in PUBLIC]


class RecommendationFilters(PublicFilters):
    """Those of the page of recommendations."""

    table = WholeNumberFilter(field_name="body__number", label="Number of a Working Table, 1 to 4")
    objective = WholeNumberFilter(field_name="objectives__number", label="Number of an objective, 1 to 23")
    state = filters.ChoiceFilter(choices=STATES)

    class Meta:
        model = Recommendation
        fields: list[str] = []


class RecommendationTextSerializer(serializers.ModelSerializer):
    class Meta:
        model = RecommendationText
        fields = ["language", "status", "title", "words"]


class ResponseSerializer(serializers.ModelSerializer):
    """`is_own`: by the addressee's own people; else recorded by others, with its `source`."""

    class Meta:
        model = RecommendationResponse
        fields = ["stance", "words", "language", "given_on", "is_own", "source"]


class AddresseeSerializer(serializers.ModelSerializer):
    organisation = serializers.SerializerMethodField()
    responses = ResponseSerializer(many=True, read_only=True)

    class Meta:
        model = Addressee
        fields = ["organisation", "responses"]

    @extend_schema_field(serializers.CharField())
    def get_organisation(self, one: Addressee) -> str:
        """The slug of an organisation whose name is public, empty of another, `regional-network` of the Network."""
        body = one.organisation
        if body is None:
            return "regional-network"
        return body.slug if body.is_named else ""


class FollowUpSerializer(serializers.ModelSerializer):
    class Meta:
        model = FollowUp
        fields = ["words", "language", "noted_on"]


class RecommendationSerializer(serializers.ModelSerializer):
    table = serializers.CharField(source="body.slug")
    texts = RecommendationTextSerializer(many=True, read_only=True)
    objectives = serializers.SlugRelatedField("number", many=True, read_only=True)  # type: ignore[var-annotated]
    addressees = AddresseeSerializer(many=True, read_only=True)
    follow_ups = FollowUpSerializer(many=True, read_only=True)

    class Meta:
        model = Recommendation
        fields = [
            "reference",
            "table",
            "state",
            "endorsed_on",
            "published_at",
            "texts",
            "objectives",
            "addressees",
            "follow_ups",
            "is_example",
        ]


def _public() -> QuerySet[Recommendation]:
    return (
        Recommendation.objects.published()
        .select_related("body")
        .prefetch_related(
            "texts",
            Prefetch("objectives", Objective.objects.only("number").order_by("number")),
            Prefetch("addressees", Addressee.objects.select_related("organisation")),
            "addressees__responses",
            "follow_ups",
        )
    )


class RecommendationViewSet(PublicReadViewSet):
    """Endorsed recommendations of the Working Tables, to whom they go, what was answered and what became of them."""

    queryset = _public()
    serializer_class = RecommendationSerializer
    filterset_class = RecommendationFilters
    lookup_field = "reference"
