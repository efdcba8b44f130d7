from pathlib import Path

import pytest
from pytest_django import Settings

from network_portal.common.bundles import BEHAVIOURS, STYLES, BundleFinder, write_bundle


@pytest.fixture(autouse=True)
def house(settings: Settings, tmp_path: Path) -> Path:
    settings.BASE_DIR, settings.VAR_DIR = tmp_path, tmp_path / "var"
    for folder in ("css/components", "js"):
        (tmp_path / "static" / folder).mkdir(parents=True)
    for layer in ("components/tables", "tokens", "base", "layout", "components/buttons"):
        (tmp_path / "static" / "css" / f"{layer}.css").write_text(f"/* why */\n.{Path(layer).name} {{\n  top: 0;\n}}\n")
    (tmp_path / "static" / "js" / "menus.js").write_text("let menus;\n")
    return tmp_path


def test_the_layers_are_joined_in_their_order_then_the_components_by_name() -> None:
    assert (
        write_bundle(STYLES).read_text()
        == "".join(f".{layer}{{top: 0;}}" for layer in ("tokens", "base", "layout", "buttons", "tables")) + "\n"
    )


def test_a_change_is_found_at_once(house: Path) -> None:
    first = BundleFinder().find(BEHAVIOURS)
    (house / "static" / "js" / "menus.js").write_text("let other;\n")
    assert BundleFinder().find(BEHAVIOURS) == first
    assert Path(first).read_text() == "let other;\n"


def test_other_files_are_not_its_own() -> None:
    assert BundleFinder().find("css/tokens.css") == []


def test_collecting_gives_both_bundles() -> None:
    assert [path for path, _storage in BundleFinder().list(None)] == [STYLES, BEHAVIOURS]
