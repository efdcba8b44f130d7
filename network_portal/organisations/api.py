from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from network_portal.common.api import MarksField
from network_portal.common.public_api import PublicFilters, PublicReadViewSet
from network_portal.common.text_columns import in_languages
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.organisations import listed_organisations
from network_portal.taxonomy.api import CountryFilter


class OrganisationFilters(PublicFilters):
    country = CountryFilter(label="A country by its three letters")

    class Meta:
        model = Organisation
        fields = ["kind", "country", "is_network_member"]


class OrganisationSerializer(serializers.ModelSerializer):
    name = serializers.SerializerMethodField()
    acronym = serializers.SerializerMethodField()
    country: Any = serializers.SlugRelatedField(slug_field="iso3", read_only=True, allow_null=True)
    marks = MarksField()

    class Meta:
        model = Organisation
        fields = [
            "slug",
            "kind",
            "name",
            "acronym",
            "country",
            "is_network_member",
            "is_co_chair",
            "is_example",
            "marks",
        ]

    def get_name(self, organisation: Organisation) -> dict[str, str]:
        return in_languages(organisation, "name")

    def get_acronym(self, organisation: Organisation) -> dict[str, str]:
        return in_languages(organisation, "acronym")


class OrganisationViewSet(PublicReadViewSet):
    """The directory: United Nations bodies and governments that public sources name, others that chose to be seen;
    `marks` says which names are not official (P02)."""

    serializer_class = OrganisationSerializer
    filterset_class = OrganisationFilters
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Any]:
        return listed_organisations().select_related("country")
