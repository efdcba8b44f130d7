from django.db.models import Count, Q, QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.common.public_api import PublicFilters, PublicReadViewSet
from network_portal.monitoring.models import Round
from network_portal.monitoring.models.rounds import ROUND_STATES
from network_portal.monitoring.rules.updates import UpdateState


class RoundFilters(PublicFilters):
    plan = filters.CharFilter(label="Address of a plan, such as 2023-2024")
    state = filters.ChoiceFilter(choices=ROUND_STATES)

    class Meta:
        model = Round
        fields = ["plan", "state", "is_example"]


class RoundSerializer(serializers.ModelSerializer):
    """How many updates were asked for and accepted; no organisation is named, and nobody's silence is told."""

    month = serializers.CharField(source="slug", read_only=True)
    meets_in = serializers.SerializerMethodField()
    asked = serializers.IntegerField(read_only=True)
    accepted = serializers.IntegerField(read_only=True)

    class Meta:
        model = Round
        fields = [
            "month",
            "plan",
            "state",
            "opens_on",
            "due_on",
            "closes_on",
            "meets_in",
            "asked",
            "accepted",
            "is_example",
        ]

    @extend_schema_field(serializers.CharField())
    def get_meets_in(self, round_: Round) -> str:
        return f"{round_.meets_in:%Y-%m}"


def counted_rounds() -> "QuerySet[Round]":
    accepted = Count("duties", filter=Q(duties__update__state=UpdateState.ACCEPTED.value))
    return Round.objects.annotate(asked=Count("duties"), accepted=accepted)


class RoundViewSet(PublicReadViewSet):
    """The rounds of updates: their days, and how many updates were asked for and accepted."""

    queryset = counted_rounds()
    serializer_class = RoundSerializer
    filterset_class = RoundFilters
    lookup_field = "slug"
