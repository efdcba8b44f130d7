"""Each variable that the settings read stands in the README and in .env.example."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
READ = re.compile(r"""\benv(?:\.\w+)?\(\s*["'](\w+)["']""")
VARIABLES = sorted(set(READ.findall((ROOT / "network_portal" / "settings.py").read_text(encoding="utf-8"))))


def test_the_settings_read_variables():
    assert {"PRODUCTION", "SECRET_KEY", "DATABASE_URL"} <= set(VARIABLES)


@pytest.mark.parametrize("variable", VARIABLES)
def test_variable_is_explained_in_the_readme(variable):
    rows = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if f"`{variable}`" in line]
    assert any(line.startswith("|") and line.count("|") == 4 for line in rows)


@pytest.mark.parametrize("variable", VARIABLES)
def test_variable_stands_in_the_example_of_an_environment(variable):
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert re.search(rf"^#?\s*{variable}=", example, re.MULTILINE)


def test_the_readme_explains_nothing_that_is_gone():
    explained = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(explained) == VARIABLES
