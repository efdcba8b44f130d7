"""What a part declares happens somewhere: each verb is recorded, each message queued, each notice written."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from network_portal.accounts.adapters import NOTICES
from network_portal.common.registry import verbs
from network_portal.monitoring.rules.rounds import NoticeKind
from network_portal.notifications.kinds import kinds

ROOT = Path(settings.BASE_DIR)
PARTS = [path for path in ROOT.iterdir() if (path / "__init__.py").exists()]
DECLARE = {"verbs.py", "messages.py"}
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for part in PARTS
    for path in sorted(part.rglob("*.py"))
    if "migrations" not in path.parts
}


def declares(path: Path) -> bool:
    return path.name in DECLARE and (path.parent / "apps.py").exists()


def texts() -> Iterator[str]:
    """Every text that stands whole in the code outside the declarations."""
    for path, module in TREES.items():
        if not declares(path):
            for node in ast.walk(module):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def read_names() -> Iterator[str]:
    """Every name that the code outside the declarations reads, and 'Class.NAME' of what it takes from a class."""
    for path, module in TREES.items():
        for node in ast.walk(module):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                yield f"{node.value.id}.{node.attr}"
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and not declares(path):
                yield node.id


def declared_as_names() -> dict[str, str]:
    """Kinds of messages that are a constant of their module: by their name, that of the constant."""
    found = {}
    for path, module in TREES.items():
        for node in module.body if declares(path) else []:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and "MessageKind" in ast.dump(node):
                [name] = [word.value.value for word in node.value.keywords if word.arg == "name"]
                found[name] = node.targets[0].id
    return found


TEXTS, NAMES, CONSTANTS = set(texts()), set(read_names()), declared_as_names()
OF_NOTICES = {f"monitoring.{kind}": kind for kind in NoticeKind}


@pytest.mark.parametrize("verb", [name for name, _verb in verbs.items()])
def test_a_declared_verb_is_recorded(verb):
    assert verb in TEXTS


# What one does to the security of one's own account is a view of allauth; the audit names it here.
OF_ALLAUTH = {verb for _notice, verb in NOTICES.values()}
# A change of an endorsed plan is recorded as what it is to readers.
OF_ANOTHER_NAME = {
    "workplan.adjust_activity",
    "pledges.change_pledge",  # what `publish_pledge` does to one that is published
    "knowledge.change_practice",  # what `publish_practice` does to one that is published
    "knowledge.change_publication",  # what `save_publication` and the documents do to one that is published
    "pledges.import_pledge",  # what `import_pledges` does to each
    "pledges.change_by_import",
}
ACTIONS = {
    node.name
    for path, module in TREES.items()
    if "actions" in (path.parent.name, path.stem)
    for node in module.body
    if isinstance(node, ast.FunctionDef)
}


@pytest.mark.parametrize("verb", sorted({name for name, _verb in verbs.items()} - OF_ALLAUTH - OF_ANOTHER_NAME))
def test_a_verb_is_named_in_the_audit_as_in_the_code(verb):
    assert verb.partition(".")[2] in ACTIONS


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_kind_of_notice_is_written(kind):
    assert f"NoticeKind.{kind.name}" in NAMES


@pytest.mark.parametrize("kind", [name for name, _kind in kinds.items()])
def test_a_kind_of_message_is_queued(kind):
    assert kind in TEXTS or kind in OF_NOTICES or CONSTANTS.get(kind) in NAMES
