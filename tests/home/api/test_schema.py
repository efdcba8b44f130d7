from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def test_the_schema_is_valid_and_without_warnings():
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=StringIO())


def test_the_documentation_holds_nothing_inline(client):
    page = client.get("/api/docs/").content.decode()
    assert "swagger-ui-bundle" in page
    assert "<style" not in page
    assert "<script>" not in page
    assert "https://" not in page
