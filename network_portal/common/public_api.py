"""What the public endpoints share. (Apart from `common.api`, which the framework reads while it starts.)"""

from typing import Any

from django import forms
from django.db import models
from django_filters import rest_framework as filters
from drf_standardized_errors.openapi import AutoSchema
from rest_framework import serializers
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from network_portal.common.api import SHARED_PARAMETERS
from network_portal.common.middleware.public_pages import mark_public


class WholeNumberFilter(filters.NumberFilter):
    """A number as the objects carry it; half a number and one beyond any of ours are refused."""

    field_class = forms.IntegerField

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=2**31 - 1, **options)


class YesNoFilter(filters.TypedChoiceFilter):
    """`true` or `false`, and nothing else."""

    def __init__(self, **options: Any) -> None:
        choices = [("true", "true"), ("false", "false")]
        super().__init__(choices=choices, coerce=lambda value: value == "true", **options)


class PublicFilters(filters.FilterSet):
    """Filters whose values are understood or refused, never ignored."""

    FILTER_DEFAULTS = {**filters.FilterSet.FILTER_DEFAULTS, models.BooleanField: {"filter_class": YesNoFilter}}


class RefusedValueSerializer(serializers.Serializer):
    code = serializers.CharField()
    detail = serializers.CharField()
    attr = serializers.CharField(allow_null=True)


class RefusalSerializer(serializers.Serializer):
    """An answer of 400: `attr` names the filter that was not understood."""

    type = serializers.CharField()
    errors = RefusedValueSerializer(many=True)  # type: ignore[assignment]


class PublicSchema(AutoSchema):
    """One shape for every refusal, instead of a list of codes for each endpoint."""

    def _get_http400_serializer(self) -> type[serializers.Serializer]:
        return RefusalSerializer


class FormByAddress(DefaultContentNegotiation):
    """The address alone says the form of an answer, so that one kept answer serves every client."""

    def get_accept_list(self, request: Request) -> list[str]:
        return ["*/*"]


class PublicReadViewSet(ReadOnlyModelViewSet):
    """Public objects, the same for everyone: nobody is asked who they are, and answers are kept as pages are."""

    authentication_classes = ()
    content_negotiation_class = FormByAddress
    schema = PublicSchema()

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        filters = getattr(getattr(self, "filterset_class", None), "base_filters", {})
        mark_public(response, {*filters, *SHARED_PARAMETERS})
        return super().finalize_response(request, response, *args, **kwargs)
