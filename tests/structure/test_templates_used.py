"""Every template is reached: from a view, another template, a message, a component, or a library's page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.template.utils import get_app_template_dirs

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "templates"
FILES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in (".html", ".txt", ".svg", ".xml"))
NAME = re.compile(r"""["']([\w./-]+\.(?:html|txt|svg|xml))["']""")
# What Django and allauth ask for by names of their own.
ANSWERS = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}
LIBRARIES = ("account/", "allauth/", "mfa/", "usersessions/", "admin/", "rest_framework/", "drf_spectacular/")


def spoken_of() -> set[str]:
    """Names of templates that stand in the code and in templates, f-strings' folders left aside."""
    sources = [*TEMPLATES.rglob("*.*")]
    for part in ("network_portal", "workplan", "mechanism", "pledges"):
        sources += (ROOT / part).rglob("*.py")
    return {name for path in sources if path.is_file() for name in NAME.findall(path.read_text(encoding="utf-8"))}


def kinds_of_messages() -> set[str]:
    """`<app>/<message>` of every message that a part declares."""
    declared = set()
    for part in ("network_portal", "workplan", "mechanism", "pledges"):
        for path in (ROOT / part).rglob("messages.py"):
            declared |= set(re.findall(r"""["']([\w]+)[./]([\w]+)["']""", path.read_text(encoding="utf-8")))
    return {f"{app}/{message}" for app, message in declared}


SPOKEN_OF, KINDS = spoken_of(), kinds_of_messages()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_template_is_used(path):
    name = path.relative_to(TEMPLATES).as_posix()
    if name.startswith("emails/"):
        folder = "/".join(name.split("/")[1:3])
        assert name in SPOKEN_OF or folder in KINDS
    elif name.startswith(LIBRARIES):
        assert overrides_a_library(name) or name in SPOKEN_OF
    else:
        assert name in SPOKEN_OF | ANSWERS


def overrides_a_library(name: str) -> bool:
    libraries = [folder for folder in get_app_template_dirs("templates") if "site-packages" in str(folder)]
    return any(Path(folder, name).exists() for folder in libraries)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_template_parses(path):
    get_template(path.relative_to(TEMPLATES).as_posix())
