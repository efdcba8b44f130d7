from typing import Any

from django.db.models import Prefetch, QuerySet
from rest_framework import serializers

from network_portal.common import clock
from network_portal.common.public_api import PublicReadViewSet
from network_portal.knowledge.models import PracticeCall, PracticeCallText
from network_portal.taxonomy.models import Objective


class PracticeCallTextSerializer(serializers.ModelSerializer):
    class Meta:
        model = PracticeCallText
        fields = ["language", "status", "title", "words"]


class PracticeCallSerializer(serializers.ModelSerializer):
    texts = PracticeCallTextSerializer(many=True, read_only=True)
    objectives = serializers.SlugRelatedField("number", many=True, read_only=True)  # type: ignore[var-annotated]

    class Meta:
        model = PracticeCall
        fields = ["slug", "texts", "objectives", "opens_on", "closes_on"]


class PracticeCallViewSet(PublicReadViewSet):
    """Calls for practices that began, one text a language; open until `closes_on`."""

    queryset = PracticeCall.objects.prefetch_related(
        Prefetch("objectives", Objective.objects.only("number").order_by("number")), "texts"
    )
    serializer_class = PracticeCallSerializer
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().filter(opens_on__lte=clock.today(), is_taken_off=False)
