"""The order of parts and layers, as pyproject.toml states it, holds for every import."""

import tomllib
from pathlib import Path

from django.conf import settings
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(settings.BASE_DIR)


def test_the_import_contracts_hold(capsys):
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_no_rules_are_left_out_of_the_contract_on_plain_python():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [contract] = [contract for contract in contracts if contract["name"] == "Rules are plain Python"]
    parts = [path.parent for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests"]
    rules = [path for part in parts for name in ("rules", "rules.py") for path in part.rglob(name)]
    named = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in rules}
    assert named == set(contract["source_modules"])
    assert "django" in contract["forbidden_modules"]
