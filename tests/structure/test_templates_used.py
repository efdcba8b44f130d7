"""Every template is reached: from a view, another template, a message, a component, or a library's page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.template.utils import get_app_template_dirs

from network_portal.notifications.kinds import kinds

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "templates"
FILES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in (".html", ".txt", ".svg", ".xml"))
NAME = re.compile(r"""["']([\w./-]+\.(?:html|txt|svg|xml))["']""")
# What Django and allauth ask for by names of their own.
ANSWERS = {"429.html", "400.html", "403.html", "404.html", "500.html", "403_csrf.html"}
LIBRARIES = ("account/", "allauth/", "mfa/", "usersessions/", "admin/", "rest_framework/", "drf_spectacular/")


def spoken_of() -> set[str]:
    """Names of templates that stand in the code and in templates, f-strings' folders left aside."""
    sources = [*TEMPLATES.rglob("*.*")]
    for part in ("network_portal", "workplan", "mechanism", "pledges"):
        sources += (ROOT / part).rglob("*.py")
    return {name for path in sources if path.is_file() for name in NAME.findall(path.read_text(encoding="utf-8"))}


def written_with_a_gap() -> list[re.Pattern[str]]:
    """Names that the code completes, as f"home/pages/{slug}.html": each gap stands for one word."""
    names = []
    for part in ("network_portal", "workplan", "mechanism", "pledges"):
        for path in (ROOT / part).rglob("*.py"):
            names += re.findall(r"""f["']([\w./{}-]*\{[^"']*\.(?:html|txt|svg|xml))["']""", path.read_text("utf-8"))
    return [re.compile("[a-z0-9_-]+".join(map(re.escape, re.split(r"\{[^}]*\}", name)))) for name in names]


def texts_of_messages() -> set[str]:
    """The three templates of each kind of message that a part registered."""
    return {kind.template(part) for kind in kinds.values() for part in ("subject.txt", "body.txt", "body.html")}


USED = spoken_of() | texts_of_messages() | ANSWERS
GAPS = written_with_a_gap()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_template_is_used(path):
    name = path.relative_to(TEMPLATES).as_posix()
    completed = any(gap.fullmatch(name) for gap in GAPS)
    assert name in USED or completed or (name.startswith(LIBRARIES) and overrides_a_library(name))


def overrides_a_library(name: str) -> bool:
    libraries = [folder for folder in get_app_template_dirs("templates") if "site-packages" in str(folder)]
    return any(Path(folder, name).exists() for folder in libraries)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_template_parses(path):
    get_template(path.relative_to(TEMPLATES).as_posix())
