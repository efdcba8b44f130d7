from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from network_portal.common.languages import CONTENT_LANGUAGES
from network_portal.common.middleware.public_pages import mark_public
from network_portal.common.public_api import FormByAddress, PublicSchema
from network_portal.common.registry import public_texts
from network_portal.search.models.engines import MOST_FOUND
from network_portal.search.queries.search import PAGE_SIZE, Found, Result, search
from network_portal.search.rules.words import LONGEST_QUESTION


class AskedSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=LONGEST_QUESTION, help_text="Words, acronyms or codes")
    language = serializers.ChoiceField(
        choices=CONTENT_LANGUAGES, default=settings.LANGUAGE_CODE, help_text="That of the reader, which comes first"
    )
    kind = serializers.CharField(
        required=False, max_length=40, help_text=f"One kind alone, {PAGE_SIZE} a page; without it the best of each"
    )
    page = serializers.IntegerField(min_value=1, max_value=MOST_FOUND // PAGE_SIZE, default=1)

    def validate_kind(self, kind: str) -> str:
        if public_texts.get(kind) is None:
            raise ValidationError(_("This kind does not exist here."))
        return kind


class ResultSerializer(serializers.Serializer):
    kind = serializers.CharField()
    url = serializers.URLField()
    title = serializers.CharField()
    title_language = serializers.CharField()
    passage = serializers.CharField()
    passage_language = serializers.CharField()
    found_by = serializers.ListField(child=serializers.CharField())
    day = serializers.DateField(allow_null=True)
    is_example = serializers.BooleanField()
    holds_all = serializers.BooleanField()


class FoundSerializer(serializers.Serializer):
    """`counts` of each kind, of which 500 stands for more; `corrected` the words searched for in the place of
    mistyped ones; without `holds_all` not every result holds all of the words:
    those that do come first."""

    counts = serializers.DictField(child=serializers.IntegerField())
    corrected = serializers.DictField(child=serializers.CharField())
    holds_all = serializers.BooleanField()
    results = ResultSerializer(many=True)


class SearchView(APIView):
    """Everything public, in the reader's language first and across the others; the best first."""

    authentication_classes = ()
    content_negotiation_class = FormByAddress
    schema = PublicSchema()

    @extend_schema(parameters=[AskedSerializer], responses=FoundSerializer)
    def get(self, request: Request) -> Response:
        unknown = set(request.query_params) - {*AskedSerializer().fields, "format"}
        if unknown:
            raise ValidationError({name: [_("This filter does not exist here.")] for name in sorted(unknown)})
        asked = AskedSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        values = asked.validated_data
        with translation.override(values["language"]):
            found = search(values["text"], values["language"], values.get("kind"), values["page"])
        response = Response(_told(found))
        mark_public(response, {*AskedSerializer().fields, "format"})
        return response


def _told(found: Found) -> dict[str, Any]:
    return {
        "counts": {group.kind: group.count for group in found.groups},
        "corrected": found.question.corrected if found.groups else {},
        "holds_all": found.holds_all,
        "results": [_result(one) for one in found.results],
    }


def _result(one: Result) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "url": settings.SITE_URL + one.url,
        "title": one.title_text,
        "title_language": one.title_language,
        "passage": one.passage_text,
        "passage_language": one.passage_language,
        "found_by": one.found_by,
        "day": one.day,
        "is_example": one.is_example,
        "holds_all": one.holds_all,
    }
