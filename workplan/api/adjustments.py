from collections.abc import Collection
from typing import Any

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.common.public_api import PublicFilters, PublicReadViewSet
from workplan.models import Adjustment
from workplan.queries.adjustments import BODIES, names_in
from workplan.rules.adjustments import Aspect


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
        listed = self.context["listed"]
        return [
            {"field": name, "before": _shown(name, before, listed), "after": _shown(name, after, listed)}
            for name, (before, after) in adjustment.changes.items()
        ]


def _shown(name: str, value: Any, listed: Collection[str]) -> Any:
    return [slug for slug in value if slug in listed] if name in BODIES else value


class AdjustmentViewSet(PublicReadViewSet):
    """Recorded changes of the scope or schedule of endorsed plans, each with its reason and who agreed."""

    queryset = Adjustment.objects.public().select_related("activity__plan")
    serializer_class = AdjustmentSerializer
    filterset_class = AdjustmentFilters
    listed: Collection[str] = ()

    def paginate_queryset(self, queryset: Any) -> Any:
        page = super().paginate_queryset(queryset)
        self.listed = names_in(page or ())
        return page

    def get_object(self) -> Adjustment:
        found: Adjustment = super().get_object()
        self.listed = names_in([found])
        return found

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "listed": self.listed}
