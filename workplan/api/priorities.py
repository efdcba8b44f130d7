from django_filters import rest_framework as filters
from rest_framework import serializers

from network_portal.common.public_api import PublicFilters, PublicReadViewSet, WholeNumberFilter
from network_portal.common.text_columns import in_languages
from workplan.models import Priority
from workplan.rules.plans import PlanState


class PriorityFilters(PublicFilters):
    plan = filters.CharFilter(field_name="plan__slug")
    objective = WholeNumberFilter(field_name="objectives__number")

    class Meta:
        model = Priority
        fields = ["plan", "group", "objective"]


class PrioritySerializer(serializers.ModelSerializer):
    plan: serializers.SlugRelatedField = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    title = serializers.SerializerMethodField()
    objectives = serializers.SerializerMethodField()

    class Meta:
        model = Priority
        fields = ["id", "plan", "code", "group", "number", "title", "objectives"]

    def get_title(self, priority: Priority) -> dict[str, str]:
        return in_languages(priority, "title")

    def get_objectives(self, priority: Priority) -> list[int]:
        return sorted(objective.number for objective in priority.objectives.all())


class PriorityViewSet(PublicReadViewSet):
    """The basic and the thematic priorities of the public plans."""

    queryset = (
        Priority.objects.exclude(plan__state=PlanState.DRAFT).select_related("plan").prefetch_related("objectives")
    )
    serializer_class = PrioritySerializer
    filterset_class = PriorityFilters
