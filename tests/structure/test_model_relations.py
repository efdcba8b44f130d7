"""Relations between models point down the parts' order too: a key written as a string is no import."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

PROJECT = tomllib.loads(Path(settings.BASE_DIR, "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = PROJECT["tool"]["importlinter"]["contracts"]


def parts_by_height() -> dict[str, int]:
    """From the import contract: the lowest part is 0, parts on one line have the same height."""
    [contract] = [contract for contract in CONTRACTS if contract["name"] == "Parts point down"]
    lines = reversed(contract["layers"])
    return {part.strip().strip("()"): height for height, line in enumerate(lines) for part in line.split("|")}


HEIGHTS = parts_by_height()


def relations():
    for model in apps.get_models():
        if model._meta.app_config.name in HEIGHTS:
            for field in [*model._meta.get_fields()]:
                if field.is_relation and not field.auto_created and field.related_model:
                    yield model, field, field.related_model


def breaks_the_order(source: str, target: str) -> bool:
    return target in HEIGHTS and source != target and HEIGHTS[target] >= HEIGHTS[source]


def test_relations_point_down():
    wrong = [
        f"{model._meta.label}.{field.name} -> {other._meta.label}"
        for model, field, other in relations()
        if breaks_the_order(model._meta.app_config.name, other._meta.app_config.name)
    ]
    assert not wrong


def test_common_has_no_models_and_the_audit_no_relations():
    assert list(apps.get_app_config("common").get_models()) == []
    assert [str(field) for model, field, _other in relations() if model._meta.app_label == "audit"] == []


@pytest.mark.parametrize(
    "source, target, wrong",
    [
        ("workplan", "network_portal.organisations", False),
        ("network_portal.organisations", "workplan", True),
        ("network_portal.notifications", "network_portal.taxonomy", True),
        ("workplan", "django.contrib.auth", False),
    ],
)
def test_the_order_itself(source, target, wrong):
    assert breaks_the_order(source, target) is wrong
