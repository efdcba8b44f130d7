from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.common.public_api import PublicFilters, PublicReadViewSet
from network_portal.common.text_columns import in_languages
from workplan.models import Plan
from workplan.models.plans import PLAN_STATES
from workplan.rules.plans import PlanState

PUBLIC_STATES = [(code, name) for code, name in PLAN_STATES if code != PlanState.DRAFT]


class PlanFilters(PublicFilters):
    state = filters.ChoiceFilter(choices=PUBLIC_STATES)

    class Meta:
        model = Plan
        fields = ["state", "is_example"]


class PlanSerializer(serializers.ModelSerializer):
    title = serializers.SerializerMethodField()
    state = serializers.ChoiceField(choices=PUBLIC_STATES)
    predecessor = serializers.SerializerMethodField()
    meeting_months = serializers.ListField(child=serializers.IntegerField(), read_only=True)
    round_months = serializers.ListField(child=serializers.IntegerField(), read_only=True)

    class Meta:
        model = Plan
        fields = [
            "slug",
            "title",
            "state",
            "starts_on",
            "ends_on",
            "endorsed_on",
            "endorsed_by",
            "endorsement_source",
            "in_force_on",
            "closed_on",
            "meeting_months",
            "round_months",
            "predecessor",
            "is_example",
        ]

    def get_title(self, plan: Plan) -> dict[str, str]:
        return in_languages(plan, "title")

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_predecessor(self, plan: Plan) -> str | None:
        earlier = plan.predecessor
        return earlier.slug if earlier and not earlier.is_draft else None


class PlanViewSet(PublicReadViewSet):
    """Work plans from their endorsement on."""

    queryset = Plan.objects.public().select_related("predecessor")
    serializer_class = PlanSerializer
    filterset_class = PlanFilters
    lookup_field = "slug"
