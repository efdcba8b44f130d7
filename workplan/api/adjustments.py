from typing import Any

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.common.public_api import PublicFilters, PublicReadViewSet
from network_portal.organisations.models import Organisation
from workplan.models import Adjustment
from workplan.rules.adjustments import Aspect
from workplan.rules.plans import PlanState

OF_BODIES = ("implementing", "supporting")


class AdjustmentFilters(PublicFilters):
    plan = filters.CharFilter(field_name="activity__plan__slug", label="Address of a plan, such as 2023-2024")
    activity = filters.CharFilter(field_name="activity__code", label="Code of an activity, such as B1.2")

    class Meta:
        model = Adjustment
        fields = ["plan", "activity"]


class ChangeSerializer(serializers.Serializer):
    field = serializers.CharField()
    before = serializers.JSONField()
    after = serializers.JSONField()


class AdjustmentSerializer(serializers.ModelSerializer):
    plan = serializers.CharField(source="activity.plan.slug", read_only=True)
    activity = serializers.CharField(source="activity.code", read_only=True)
    aspects = serializers.ListField(child=serializers.ChoiceField(choices=[one.value for one in Aspect]))
    changes = serializers.SerializerMethodField()

    class Meta:
        model = Adjustment
        fields = ["id", "plan", "activity", "made_on", "aspects", "changes", "reason", "agreed_by", "language"]

    @extend_schema_field(ChangeSerializer(many=True))
    def get_changes(self, adjustment: Adjustment) -> list[dict[str, Any]]:
        """Organisations by their slug, as elsewhere only those that are listed."""
        return [
            {"field": name, "before": self._shown(name, before), "after": self._shown(name, after)}
            for name, (before, after) in adjustment.changes.items()
        ]

    def _shown(self, name: str, value: Any) -> Any:
        return [slug for slug in value if slug in self.context["listed"]] if name in OF_BODIES else value


class AdjustmentViewSet(PublicReadViewSet):
    """Recorded changes of the scope or schedule of endorsed plans, each with its reason and who agreed."""

    queryset = Adjustment.objects.exclude(activity__plan__state=PlanState.DRAFT).select_related("activity__plan")
    serializer_class = AdjustmentSerializer
    filterset_class = AdjustmentFilters

    def get_serializer_context(self) -> dict[str, Any]:
        """`listed`: the slugs that everybody may see, asked once for a whole list."""
        listed = Organisation.objects.listed().values_list("slug", flat=True)
        return {**super().get_serializer_context(), "listed": set(listed)}
