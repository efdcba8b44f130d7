from typing import Any

from django.db.models import Prefetch, QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from network_portal.common.public_api import PublicFilters, PublicReadViewSet, WholeNumberFilter
from network_portal.knowledge.models import Practice, PracticeCopy, PracticeText
from network_portal.knowledge.models.practices import LEVELS, POPULATIONS
from network_portal.knowledge.queries.copies import is_shown_by_name, published_copies
from network_portal.knowledge.queries.filters import PracticeFilters, narrowed, with_kind_shown
from network_portal.knowledge.rules.practices import TEXTS
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import is_named
from network_portal.taxonomy.api import CountryFilter
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective
from network_portal.taxonomy.queries import subregions


class PracticeApiFilters(PublicFilters):
    """Those of the page of practices."""

    text = filters.CharFilter(method="narrow", max_length=100, label="Words, by how they begin")
    objective = WholeNumberFilter(method="narrow", label="Number of an objective, 1 to 23")
    principle = filters.ChoiceFilter(method="narrow", choices=[(one, one) for one in "abcdefghij"])
    area = WholeNumberFilter(method="narrow", label="Number of a thematic area of the fund, 1 to 5")
    country = CountryFilter(method="narrow", label="Three letters of a country")
    subregion = filters.ChoiceFilter(method="narrow", choices=[(code, code) for code in subregions()])
    level = filters.ChoiceFilter(method="narrow", choices=LEVELS)
    implementer = filters.ChoiceFilter(method="narrow", choices=Organisation.KINDS)
    population = filters.ChoiceFilter(method="narrow", choices=POPULATIONS)
    year = WholeNumberFilter(method="narrow", label="First year of the practice")
    language = filters.ChoiceFilter(method="narrow", choices=[(one, one) for one in ("es", "en", "pt-br", "fr")])

    class Meta:
        model = Practice
        fields: list[str] = []

    def narrow(self, practices: QuerySet[Practice], name: str, value: Any) -> QuerySet[Practice]:
        value = value.iso2 if isinstance(value, Country) else value
        return narrowed(practices, PracticeFilters(**{name: str(value)}))


class PracticeTextSerializer(serializers.ModelSerializer):
    class Meta:
        model = PracticeText
        fields = ["language", "status", "title", *TEXTS]


class PracticeCopySerializer(serializers.ModelSerializer):
    """`organisation` by its slug, where it wants to be named and its name is public."""

    country = serializers.SlugRelatedField("iso3", read_only=True)  # type: ignore[var-annotated]
    organisation = serializers.SerializerMethodField()

    class Meta:
        model = PracticeCopy
        fields = ["country", "year", "organisation", "changed", "language"]

    def get_organisation(self, copy: PracticeCopy) -> str | None:
        return copy.organisation.slug if is_shown_by_name(copy) else None


class PracticeSerializer(serializers.ModelSerializer):
    texts = PracticeTextSerializer(many=True, read_only=True)
    countries = serializers.SlugRelatedField("iso3", many=True, read_only=True)  # type: ignore[var-annotated]
    objectives = serializers.SlugRelatedField("number", many=True, read_only=True)  # type: ignore[var-annotated]
    principles = serializers.SlugRelatedField("letter", many=True, read_only=True)  # type: ignore[var-annotated]
    populations = serializers.SlugRelatedField("code", many=True, read_only=True)  # type: ignore[var-annotated]
    implementers = serializers.SlugRelatedField("slug", many=True, read_only=True)  # type: ignore[var-annotated]
    call = serializers.SerializerMethodField()
    copies = PracticeCopySerializer(many=True, read_only=True)
    implementer_kind = serializers.ChoiceField(
        Organisation.KINDS, source="kind_shown", allow_blank=True, read_only=True
    )
    marks = serializers.DictField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = Practice
        fields = [
            "slug",
            "texts",
            "level",
            "countries",
            "objectives",
            "principles",
            "populations",
            "implementers",
            "implementer_names",
            "implementer_kind",
            "year_from",
            "year_to",
            "cost",
            "currency",
            "legal_instrument",
            "hub_state",
            "hub_sent_on",
            "hub_published_on",
            "hub_address",
            "call",
            "copies",
            "marks",
            "origin",
            "source",
            "published_at",
            "is_example",
        ]

    def get_call(self, practice: Practice) -> str | None:
        call = practice.call
        return call.slug if call and not call.is_taken_off else None


class PracticeViewSet(PublicReadViewSet):
    """Published good practices; an organisation stands by its slug where its name is public. Empty is not known."""

    queryset = (
        with_kind_shown(Practice.objects.published())
        .select_related("call")
        .prefetch_related(
            Prefetch("texts", PracticeText.objects.defer("search")),
            Prefetch("countries", Country.objects.only("iso3").order_by("iso3")),
            Prefetch("objectives", Objective.objects.only("number").order_by("number")),
            Prefetch("principles", GuidingPrinciple.objects.only("letter").order_by("letter")),
            Prefetch("implementers", Organisation.objects.filter(is_named()).only("slug").order_by("slug")),
            Prefetch("copies", published_copies()),
            "populations",
        )
    )
    serializer_class = PracticeSerializer
    filterset_class = PracticeApiFilters
    lookup_field = "slug"
