"""Whose name the world reads is said in one place; every part asks there."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import is_named
from tests.factories import make_organisation

ROOT = Path(settings.BASE_DIR)
SAYS_IT_ITSELF = re.compile(r"PUBLIC_BODIES|is_listed ?or|is_listed=True|\.is_listed\b")
OF_THE_CARD = {
    "network_portal/bodies/queries/seats.py",
    "network_portal/home/views/directory.py",
    "network_portal/home/views/organisations.py",
    "templates/home/directory/organisation.html",
}
"""They ask whether an organisation chose to be seen: its card and its place in counts hang on that alone."""


def test_no_part_says_for_itself_whose_name_is_public():
    files = [path for part in ("mechanism", "pledges", "workplan") for path in (ROOT / part).rglob("*.py")]
    files += (ROOT / "network_portal").rglob("*.py")
    files += (ROOT / "templates").rglob("*.html")
    there = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}
    found = {name for name, text in there.items() if SAYS_IT_ITSELF.search(text)}
    assert {name for name in found if not name.startswith("network_portal/organisations/")} == OF_THE_CARD


@pytest.mark.django_db
def test_the_query_and_the_organisation_itself_say_the_same():
    for kind, _name in Organisation.KINDS:
        for listed in (True, False):
            body = make_organisation(kind=kind, is_listed=listed)
            assert Organisation.objects.filter(is_named(), pk=body.pk).exists() is body.is_named
