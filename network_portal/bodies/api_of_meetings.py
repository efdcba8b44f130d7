from typing import Any
from zoneinfo import ZoneInfo

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.bodies.models import Meeting, Minutes
from network_portal.bodies.queries.minutes import public_meetings, public_texts
from network_portal.common.public_api import PublicFilters, PublicReadViewSet, YesNoFilter


class MeetingFilters(PublicFilters):
    body = filters.CharFilter(field_name="body__slug", label="Slug of a body")
    has_minutes = YesNoFilter(label="Whether minutes are published", method="with_minutes")

    class Meta:
        model = Meeting
        fields = ["kind", "state"]

    def with_minutes(self, rows: Any, name: str, value: bool) -> Any:
        return rows.filter(minutes__published_at__isnull=not value)


class PublicMinutesSerializer(serializers.ModelSerializer):
    """The public version alone."""

    text = serializers.SerializerMethodField()
    approved = serializers.SerializerMethodField()

    class Meta:
        model = Minutes
        fields = ["text", "language", "approved", "published_at"]

    def get_text(self, minutes: Minutes) -> str:
        return str(self.context["texts"][minutes.pk])

    def get_approved(self, minutes: Minutes) -> bool:
        return minutes.approved_at is not None


class MeetingSerializer(serializers.ModelSerializer):
    body: Any = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    day = serializers.SerializerMethodField()
    minutes = serializers.SerializerMethodField()

    class Meta:
        model = Meeting
        fields = ["id", "body", "kind", "state", "day", "minutes", "is_example"]

    @extend_schema_field(serializers.DateField())
    def get_day(self, meeting: Meeting) -> str:
        return meeting.starts_at.astimezone(ZoneInfo(meeting.zone)).date().isoformat()

    @extend_schema_field(PublicMinutesSerializer(allow_null=True))
    def get_minutes(self, meeting: Meeting) -> Any:
        minutes = getattr(meeting, "minutes", None)
        return PublicMinutesSerializer(minutes, context=self.context).data if minutes and minutes.published_at else None


class MeetingViewSet(PublicReadViewSet):
    """Meetings of the tables of the Mechanism that are planned or were held: their day, and the public version of
    their minutes where it is published. Their place, their link, their agenda and who was there are told to nobody."""

    queryset = public_meetings().order_by("pk")
    serializer_class = MeetingSerializer
    filterset_class = MeetingFilters

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        """The names in all texts are read at once."""
        rows = (args[0] if kwargs.get("many") else args[:1]) if args else []
        published = [one.minutes for one in rows if getattr(one, "minutes", None) and one.minutes.published_at]
        context = {**self.get_serializer_context(), "texts": public_texts(published)}
        return self.get_serializer_class()(*args, **{**kwargs, "context": context})
