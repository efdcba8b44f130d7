from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.common.public_api import PublicReadViewSet
from network_portal.common.text_columns import in_languages
from network_portal.taxonomy.models import Objective, ObjectiveGroup
from network_portal.taxonomy.queries import all_objectives
from workplan.queries.objectives import priorities_by_objective, public_plans

NUMBERS = serializers.ListField(child=serializers.IntegerField())
CODES = serializers.ListField(child=serializers.CharField())


class CrosswalkSerializer(serializers.ModelSerializer):
    short = serializers.SerializerMethodField()
    thematic_areas = serializers.SerializerMethodField()
    round_tables = serializers.SerializerMethodField()
    plan = serializers.SerializerMethodField()
    priorities = serializers.SerializerMethodField()
    workstreams_inferred = serializers.SerializerMethodField()

    class Meta:
        model = Objective
        fields = ["number", "short", "thematic_areas", "round_tables", "plan", "priorities", "workstreams_inferred"]

    def get_short(self, objective: Objective) -> dict[str, str]:
        return in_languages(objective, "short")

    @extend_schema_field(NUMBERS)
    def get_thematic_areas(self, objective: Objective) -> list[int]:
        return _numbers(objective, ObjectiveGroup.FUND_AREA)

    @extend_schema_field(NUMBERS)
    def get_round_tables(self, objective: Objective) -> list[int]:
        return _numbers(objective, ObjectiveGroup.ROUND_TABLE)

    def get_plan(self, objective: Objective) -> str:
        return str(self.context["plan"])

    @extend_schema_field(CODES)
    def get_priorities(self, objective: Objective) -> list[str]:
        return [one.code for one in self.context["priorities"].get(objective.number, [])]

    @extend_schema_field(CODES)
    def get_workstreams_inferred(self, objective: Objective) -> list[str]:
        return [one.code for one in sorted(objective.workstreams.all(), key=lambda one: one.pk)]


class CrosswalkViewSet(PublicReadViewSet):
    """Each objective beside the thematic areas of the fund, the round tables of the Review Forum, the thematic
    priorities of the plan in force (failing that the newest) and, as we infer them, the global workstreams."""

    queryset = all_objectives().prefetch_related("groups", "workstreams")
    serializer_class = CrosswalkSerializer
    lookup_field = "number"
    lookup_value_converter = "int"

    def get_serializer_context(self) -> dict[str, Any]:
        plan = next(iter(public_plans()), None)
        places = {"plan": plan.slug if plan else "", "priorities": priorities_by_objective(plan)}
        return {**super().get_serializer_context(), **places}


def _numbers(objective: Objective, kind: str) -> list[int]:
    return sorted(group.number for group in objective.groups.all() if group.kind == kind)
