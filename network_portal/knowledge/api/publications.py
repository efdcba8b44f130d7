from typing import Any

from django.db.models import Prefetch, QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.common.public_api import PublicFilters, PublicReadViewSet, WholeNumberFilter
from network_portal.knowledge.models import Publication, PublicationDocument, PublicationText
from network_portal.knowledge.models.publications import DOCUMENT_LANGUAGES, PUBLICATION_KINDS
from network_portal.knowledge.queries.publication_filters import PublicationFilters, narrowed_publications
from network_portal.taxonomy.api import CountryFilter
from network_portal.taxonomy.models import Country, Objective


class PublicationApiFilters(PublicFilters):
    """Those of the page of publications."""

    text = filters.CharFilter(method="narrow", max_length=100, label="Words, by how they begin")
    kind = filters.ChoiceFilter(method="narrow", choices=PUBLICATION_KINDS)
    publisher = filters.CharFilter(method="narrow", max_length=80, label="Slug of an organisation, or regional-network")
    language = filters.ChoiceFilter(method="narrow", choices=[(code, code) for code, _words in DOCUMENT_LANGUAGES])
    objective = WholeNumberFilter(method="narrow", label="Number of an objective, 1 to 23")
    country = CountryFilter(method="narrow", label="Three letters of a country")
    year = WholeNumberFilter(method="narrow", label="Year of the document")

    class Meta:
        model = Publication
        fields: list[str] = []

    def narrow(self, publications: QuerySet[Publication], name: str, value: Any) -> QuerySet[Publication]:
        value = value.iso2 if isinstance(value, Country) else value
        return narrowed_publications(publications, PublicationFilters(**{name: str(value)}))


class PublicationTextSerializer(serializers.ModelSerializer):
    class Meta:
        model = PublicationText
        fields = ["language", "status", "title", "summary"]


class PublicationDocumentSerializer(serializers.ModelSerializer):
    """A file is fetched at `/<language>/publications/files/<id>/`; what is linked has its `address`."""

    class Meta:
        model = PublicationDocument
        fields = ["id", "language", "address", "name", "kind", "size", "sha256"]


class PublicationSerializer(serializers.ModelSerializer):
    texts = PublicationTextSerializer(many=True, read_only=True)
    documents = PublicationDocumentSerializer(many=True, read_only=True)
    countries = serializers.SlugRelatedField("iso3", many=True, read_only=True)  # type: ignore[var-annotated]
    objectives = serializers.SlugRelatedField("number", many=True, read_only=True)  # type: ignore[var-annotated]
    publisher = serializers.SerializerMethodField()

    class Meta:
        model = Publication
        fields = [
            "slug",
            "kind",
            "publisher",
            "issued_on",
            "texts",
            "documents",
            "objectives",
            "countries",
            "cleared_on",
            "published_at",
            "is_example",
        ]

    @extend_schema_field(serializers.CharField())
    def get_publisher(self, one: Publication) -> str:
        """The slug of an organisation whose name is public, empty of another, `regional-network` of the Network."""
        body = one.publisher
        if body is None:
            return "regional-network"
        return body.slug if body.is_named else ""


class PublicationViewSet(PublicReadViewSet):
    """Published declarations, tools, guidance, fact sheets, infographics and videos."""

    queryset = (
        Publication.objects.published()
        .select_related("publisher")
        .prefetch_related(
            Prefetch("texts", PublicationText.objects.defer("search")),
            "documents",
            Prefetch("countries", Country.objects.only("iso3").order_by("iso3")),
            Prefetch("objectives", Objective.objects.only("number").order_by("number")),
        )
    )
    serializer_class = PublicationSerializer
    filterset_class = PublicationApiFilters
    lookup_field = "slug"
