from typing import Any

from django.conf import settings
from django.urls import reverse
from django_filters.rest_framework import CharFilter, ChoiceFilter
from rest_framework import serializers

from network_portal.bodies.models import Paper, PaperDocument
from network_portal.bodies.models.papers import DOCUMENT_LANGUAGES, PaperQuerySet
from network_portal.bodies.queries.papers import in_document_language, with_documents
from network_portal.common.public_api import PublicFilters, PublicReadViewSet


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
