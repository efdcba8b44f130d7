"""What the public endpoints share. (Apart from `common.api`, which the framework reads while it starts.)"""

from typing import Any

from drf_standardized_errors.openapi import AutoSchema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet


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


class PublicReadViewSet(ReadOnlyModelViewSet):
    """Public objects, the same for everyone: nobody is asked who they are, and answers are kept as pages are."""

    authentication_classes = ()
    schema = PublicSchema()

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        setattr(response, "is_public_page", True)
        return super().finalize_response(request, response, *args, **kwargs)
