from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.common.public_api import PublicFilters, PublicReadViewSet
from workplan.models import Adjustment
from workplan.queries.seen_changes import names_in, seen_adjustments, seen_changes
from workplan.rules.adjustments import Aspect, adjusted


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
    aspects = serializers.SerializerMethodField()
    changes = serializers.SerializerMethodField()

    class Meta:
        model = Adjustment
        fields = ["id", "plan", "activity", "made_on", "aspects", "changes", "reason", "agreed_by", "language"]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=[one.value for one in Aspect])))
    def get_aspects(self, adjustment: Adjustment) -> list[str]:
        return [aspect.value for aspect in adjusted(self._seen(adjustment))]

    @extend_schema_field(ChangeSerializer(many=True))
    def get_changes(self, adjustment: Adjustment) -> list[dict[str, Any]]:
        """Organisations by their slug, as elsewhere only those that are listed."""
        changes = self._seen(adjustment).items()
        return [{"field": name, "before": before, "after": after} for name, (before, after) in changes]

    def _seen(self, adjustment: Adjustment) -> dict[str, Any]:
        return seen_changes(adjustment.changes, self.context["listed"])


class AdjustmentViewSet(PublicReadViewSet):
    """Recorded changes of the scope or schedule of endorsed plans, each with its reason and who agreed."""

    queryset = Adjustment.objects.all()
    serializer_class = AdjustmentSerializer
    filterset_class = AdjustmentFilters
    listed: Collection[str] = ()

    def get_queryset(self) -> QuerySet[Adjustment]:
        return seen_adjustments().select_related("activity__plan")

    def paginate_queryset(self, queryset: Any) -> Any:
        page = super().paginate_queryset(queryset)
        self.listed = names_in(one.changes for one in page or ())
        return page

    def get_object(self) -> Adjustment:
        found: Adjustment = super().get_object()
        self.listed = names_in([found.changes])
        return found

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "listed": self.listed}
