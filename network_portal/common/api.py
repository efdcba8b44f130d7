"""What every endpoint below /api/v1/ shares."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.views import APIView

from network_portal.common.numbers import whole_number

SHARED_PARAMETERS = frozenset({"cursor", "page_size", "format"})


class CursorPages(CursorPagination):
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    ordering = "id"

    def get_page_size(self, request: Request) -> int | None:
        wanted = request.query_params.get(self.page_size_query_param or "", "")
        if wanted and not 1 <= (whole_number(wanted) or 0) <= self.max_page_size:
            sentence = _("page_size is a whole number from 1 to %(most)d.") % {"most": self.max_page_size}
            raise ValidationError({"page_size": [sentence]})
        return super().get_page_size(request)

    def decode_cursor(self, request: Request) -> Any:
        """A cursor that we did not make is refused; the field that orders is a number everywhere."""
        cursor = super().decode_cursor(request)
        position = None if cursor is None or cursor.position is None else str(cursor.position)
        if position is not None and whole_number(position) is None:
            raise NotFound(self.invalid_cursor_message)
        return cursor


class StrictFilters(DjangoFilterBackend):
    """Filters by their declared names; a name that is not declared is refused, never ignored."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        filterset_class = self.get_filterset_class(view, queryset)
        known = set(filterset_class.base_filters) if filterset_class else set()
        unknown = set(request.query_params) - known - SHARED_PARAMETERS
        if unknown:
            raise ValidationError({name: [_("This filter does not exist here.")] for name in sorted(unknown)})
        return super().filter_queryset(request, queryset, view)


class MarksField(serializers.DictField):
    """Whose words a text is in each language; kept by the suffix of the column, told by the language's code."""

    def __init__(self, **options: Any) -> None:
        super().__init__(child=serializers.CharField(), read_only=True, **options)

    def to_representation(self, value: dict[str, str]) -> dict[str, str]:
        return {suffix.replace("_", "-"): mark for suffix, mark in value.items()}
