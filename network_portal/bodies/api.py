from typing import Any

from django.conf import settings
from django.urls import reverse
from django_filters.rest_framework import CharFilter, ChoiceFilter
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.bodies.models import Body, Paper, PaperDocument
from network_portal.bodies.models.papers import DOCUMENT_LANGUAGES, PaperQuerySet
from network_portal.bodies.queries.bodies import all_bodies
from network_portal.bodies.queries.papers import in_document_language, with_documents
from network_portal.bodies.queries.seats import SeatCount, seat_counts
from network_portal.common.api import MarksField
from network_portal.common.public_api import PublicFilters, PublicReadViewSet, WholeNumberFilter
from network_portal.common.text_columns import in_languages

NUMBERS = serializers.ListField(child=serializers.IntegerField())
COUNTS = serializers.DictField(child=serializers.IntegerField())


class BodyFilters(PublicFilters):
    objective = WholeNumberFilter(field_name="objectives__number", label="Number of an objective in its remit")

    class Meta:
        model = Body
        fields = ["kind"]


class BodySerializer(serializers.ModelSerializer):
    name = serializers.SerializerMethodField()
    marks = MarksField()
    parent: Any = serializers.SlugRelatedField(slug_field="slug", read_only=True, allow_null=True)
    objectives = serializers.SerializerMethodField()
    prioritised_objectives = serializers.SerializerMethodField()
    organisations_listed = serializers.SerializerMethodField()
    organisations_not_listed = serializers.SerializerMethodField()

    class Meta:
        model = Body
        fields = [
            "slug",
            "kind",
            "number",
            "parent",
            "name",
            "marks",
            "objectives",
            "prioritised_objectives",
            "organisations_listed",
            "organisations_not_listed",
            "source",
            "is_example",
        ]

    def get_name(self, body: Body) -> dict[str, str]:
        return in_languages(body, "name")

    @extend_schema_field(NUMBERS)
    def get_objectives(self, body: Body) -> list[int]:
        return [one.number for one in body.objectives.all()]

    @extend_schema_field(NUMBERS)
    def get_prioritised_objectives(self, body: Body) -> list[int]:
        return [one.number for one in body.prioritised.all()]

    def get_organisations_listed(self, body: Body) -> int:
        return self._count(body).listed

    @extend_schema_field(COUNTS)
    def get_organisations_not_listed(self, body: Body) -> dict[str, int]:
        return dict(self._count(body).others)

    def _count(self, body: Body) -> SeatCount:
        counts: dict[int, SeatCount] = self.context["counts"]
        return counts.get(body.pk, SeatCount())


class BodyViewSet(PublicReadViewSet):
    """Working Tables and other bodies: what each is for, and how many organisations sit in it; never which ones.

    `organisations_listed` chose to be seen there. The others appear in `organisations_not_listed`: of each subregion at
    least so many, in full tens; what is left out may be none.
    """

    queryset = all_bodies()
    serializer_class = BodySerializer
    filterset_class = BodyFilters
    lookup_field = "slug"

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "counts": seat_counts()}


class PaperFilters(PublicFilters):
    body = CharFilter(field_name="body__slug", label="Address of a body, as in /bodies/")
    language = ChoiceFilter(
        method="in_language", choices=DOCUMENT_LANGUAGES, label="Language of a document of the paper"
    )

    class Meta:
        model = Paper
        fields: list[str] = []

    def in_language(self, papers: PaperQuerySet, _name: str, language: str) -> PaperQuerySet:
        return in_document_language(papers, language)


class PaperDocumentSerializer(serializers.ModelSerializer):
    address = serializers.SerializerMethodField()

    class Meta:
        model = PaperDocument
        fields = ["language", "edition", "name", "kind", "size", "sha256", "address", "added_at"]

    def get_address(self, document: PaperDocument) -> str:
        """Where it is read: here, or elsewhere."""
        kept = reverse("bodies:paper_file", args=[document.paper.body.slug, document.paper_id, document.pk])
        return document.address or settings.SITE_URL + kept


class PaperSerializer(serializers.ModelSerializer):
    body: Any = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    documents = PaperDocumentSerializer(many=True, read_only=True)

    class Meta:
        model = Paper
        fields = ["id", "body", "title", "summary", "language", "documents", "added_at", "changed_at", "is_example"]


class PaperViewSet(PublicReadViewSet):
    """Papers that a table made public, each with its files in every language and version."""

    queryset = with_documents(Paper.objects.public().select_related("body").order_by("-changed_at", "-id"))
    serializer_class = PaperSerializer
    filterset_class = PaperFilters
