from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from network_portal.common.api import MarksField
from network_portal.common.public_api import PublicFilters, PublicReadViewSet, WholeNumberFilter
from network_portal.common.text_columns import in_languages
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.organisations import listed_organisations
from network_portal.taxonomy.api import CountryFilter


class OrganisationFilters(PublicFilters):
    """What an organisation does not show finds it by no filter."""

    kind = filters.ChoiceFilter(method="narrow", choices=Organisation.KINDS)
    country = CountryFilter(method="narrow", label="A country by its three letters")
    objective = WholeNumberFilter(method="narrow", label="Number of an objective")

    class Meta:
        model = Organisation
        fields = ["kind", "country", "objective", "is_network_member"]

    def narrow(self, found: OrganisationQuerySet, name: str, value: Any) -> OrganisationQuerySet:
        if name == "objective":
            return found.showing("objectives").filter(objectives__number=value)
        return found.showing(name).filter(**{name: value})


class OrganisationSerializer(serializers.ModelSerializer):
    name = serializers.SerializerMethodField()
    acronym = serializers.SerializerMethodField()
    kind = serializers.SerializerMethodField()
    country = serializers.SerializerMethodField()
    sectors = serializers.SerializerMethodField()
    objectives = serializers.SerializerMethodField()
    languages = serializers.SerializerMethodField()
    networks = serializers.SerializerMethodField()
    about = serializers.SerializerMethodField()
    website = serializers.SerializerMethodField()
    marks = MarksField()

    class Meta:
        model = Organisation
        fields = [
            "slug",
            "kind",
            "name",
            "acronym",
            "country",
            "sectors",
            "objectives",
            "languages",
            "networks",
            "about",
            "website",
            "is_network_member",
            "is_co_chair",
            "is_example",
            "marks",
        ]

    def get_name(self, organisation: Organisation) -> dict[str, str]:
        return in_languages(organisation, "name")

    def get_acronym(self, organisation: Organisation) -> dict[str, str]:
        return in_languages(organisation, "acronym")

    def get_kind(self, organisation: Organisation) -> str | None:
        return organisation.kind if organisation.shows("kind") else None

    def get_country(self, organisation: Organisation) -> str | None:
        return organisation.country.iso3 if organisation.shows("country") and organisation.country else None

    def get_sectors(self, organisation: Organisation) -> list[str]:
        return list(organisation.sectors) if organisation.shows("sectors") else []

    def get_objectives(self, organisation: Organisation) -> list[int]:
        named = organisation.objectives.all() if organisation.shows("objectives") else ()
        return sorted(one.number for one in named)

    def get_languages(self, organisation: Organisation) -> list[str]:
        return list(organisation.languages) if organisation.shows("languages") else []

    def get_networks(self, organisation: Organisation) -> str:
        return organisation.networks if organisation.shows("networks") else ""

    def get_about(self, organisation: Organisation) -> str:
        return organisation.about if organisation.shows("about") else ""

    def get_website(self, organisation: Organisation) -> str:
        return organisation.website if organisation.shows("website") else ""


class OrganisationViewSet(PublicReadViewSet):
    """The directory: United Nations bodies and governments that public sources name, others that chose to be seen,
    with what each chose to show: what it does not show is null or empty. `marks` says which names are not official
    (P02)."""

    serializer_class = OrganisationSerializer
    filterset_class = OrganisationFilters
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Any]:
        return listed_organisations().select_related("country").prefetch_related("objectives")
