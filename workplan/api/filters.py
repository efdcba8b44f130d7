"""Filters that several endpoints share."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import named_organisations

MONTH = r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])"


def organisations_named(request: Any) -> QuerySet[Organisation]:
    return named_organisations()


class MonthField(forms.RegexField):
    default_error_messages = {"invalid": gettext_lazy("Write a month as 2026-05.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(regex=rf"\A{MONTH}\Z", **options)


class MonthFilter(filters.CharFilter):
    field_class = MonthField


@extend_schema_field(OpenApiTypes.STR)
class OrganisationFilter(filters.ModelChoiceFilter):
    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=organisations_named, to_field_name="slug", **options)


def first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")
