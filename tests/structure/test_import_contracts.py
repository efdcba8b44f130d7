"""The order of parts and layers, as pyproject.toml states it, holds for every import."""

import re
import tomllib
from pathlib import Path

from django.conf import settings
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(settings.BASE_DIR)
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]


def contract(name):
    [found] = [one for one in LINTER["contracts"] if one["name"] == name]
    return found


def test_the_import_contracts_hold(capsys):
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_no_part_is_left_out_of_the_contracts():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages == set(LINTER["root_packages"])
    [checked] = re.findall(r"/mypy (.+)", (ROOT / "Makefile").read_text("utf-8"))
    assert packages == set(checked.split())
    assert set(settings.PARTS) - {"network_portal.common"} == set(contract("Layers inside a part")["containers"])
    ordered = " ".join(contract("Parts point down")["layers"])
    assert [part for part in settings.PARTS if not re.search(rf"(?<![\w.(]){part}(?![\w.)])", ordered)] == []


def test_no_rules_are_left_out_of_the_contract_on_plain_python():
    plain = contract("Rules are plain Python")
    parts = [path.parent for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests"]
    rules = [path for part in parts for name in ("rules", "rules.py") for path in part.rglob(name)]
    named = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in rules}
    assert named == set(plain["source_modules"])
    assert "django" in plain["forbidden_modules"]
