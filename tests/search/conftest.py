from typing import Any

import pytest
from django.core.management import call_command

from network_portal.taxonomy.models import Country
from tests.factories import make_practice, make_publication

COMMANDS = (
    "load_taxonomy",
    "load_organisations",
    "load_practices",
    "load_work_plans",
    "load_pledges",
    "rebuild_search",
)


@pytest.fixture(scope="module")
def real_portal(rows_of_module: Any) -> None:
    """Reference data, the plan of 2023-2024, the real pledges and practices, as set-up loads them, and their search."""
    for command in COMMANDS[:-1]:
        call_command(command, verbosity=0)
    _more_knowledge()
    call_command(COMMANDS[-1], verbosity=0)


def _more_knowledge() -> None:
    """Words in one language and facts, as organisations write them: public sources tell of neither."""
    honduras = Country.objects.get(iso2="HN")
    for slug, title, language, code in (
        ("clases-para-todos", "Clases para todos", "es", "children"),
        ("a-room-of-her-own", "A room of her own", "en", "women"),
    ):
        practice = make_practice(slug=slug, title=title, language=language, implementer_kind="local_government")
        practice.populations.create(code=code)
        practice.countries.add(honduras)
    make_publication(slug="guide-to-voluntary-return", title="Guía de retorno voluntario", language="es")
