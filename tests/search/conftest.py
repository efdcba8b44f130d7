from typing import Any

import pytest
from django.core.management import call_command

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
    for command in COMMANDS:
        call_command(command, verbosity=0)
