"""What the architecture forbids: signals, imports inside functions, marking text safe, style in templates."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PARTS = [path for path in ROOT.iterdir() if (path / "__init__.py").exists()]
SOURCES = sorted(path for part in PARTS for path in part.rglob("*.py") if "migrations" not in path.parts)
PAGES = sorted((ROOT / "templates").rglob("*.html"))
# A mail library hands over by its own signal what a provider signed: one receiver, which calls one verb.
MAY_LISTEN = {ROOT / "network_portal/notifications/apps.py": {"anymail.signals.tracking"}}
MAY_MARK_SAFE = ROOT / "network_portal/common/components.py"
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "misc", "services", "utilities", "signals"}
INLINE = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)
DATA_BLOCK = re.compile(r'<script[^>]*type="application/(?:ld\+)?json"', re.IGNORECASE)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def inline_imports(module: ast.Module) -> Iterator[int]:
    for node in ast.walk(module):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name != "ready":
            for inner in ast.walk(node):
                if isinstance(inner, (ast.Import, ast.ImportFrom)):
                    yield inner.lineno


def called(module: ast.Module) -> set[str]:
    """Functions and classes that are called by their bare name."""
    calls = [node.func for node in ast.walk(module) if isinstance(node, ast.Call)]
    return {function.id for function in calls if isinstance(function, ast.Name)}


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_imports_stand_at_the_top(path):
    assert list(inline_imports(tree(path))) == []


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_no_signals_and_nothing_marked_safe(path):
    imported = {
        f"{getattr(node, 'module', '') or ''}.{alias.name}".strip(".")
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    forbidden = {name for name in imported if "signals" in name or name.endswith((".receiver", ".Signal"))}
    forbidden -= MAY_LISTEN.get(path, set())
    if path != MAY_MARK_SAFE:
        forbidden |= {name for name in imported if name.endswith((".mark_safe", ".SafeText"))}
        forbidden |= {f"{name}()" for name in called(tree(path)) if name == "SafeString"}
    assert not forbidden


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_module_is_named_for_what_it_holds(path):
    assert not NAMES_THAT_SAY_NOTHING & {path.stem, *path.relative_to(ROOT).parts[:-1]}


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_templates_mark_nothing_safe_and_hold_no_style_or_script(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*(safe|safeseq)\b|autoescape\s+off", text)
    if "emails" not in path.parts:
        assert [found.group(0) for found in INLINE.finditer(DATA_BLOCK.sub("", text))] == []


def test_time_comes_from_the_one_clock():
    calls = re.compile(r"\btimezone\.now\(|\bdatetime\.now\(|\bdate\.today\(|\blocaldate\(|\bNow\(\)")
    clock = ROOT / "network_portal" / "common" / "clock.py"
    assert [named(path) for path in SOURCES if path != clock and calls.search(path.read_text("utf-8"))] == []


def test_each_job_says_by_which_door_it_came():
    jobs = [node for path in SOURCES if path.name == "tasks.py" for node in tree(path).body if is_job(node)]
    assert len(jobs) >= 8
    assert [job.name for job in jobs if not ast.unparse(job.body[0]).startswith("with doors.through(doors.JOB):")] == []


def is_job(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and "shared_task" in " ".join(map(ast.unparse, node.decorator_list))


def test_no_folder_joins_the_root():
    allowed = {"network_portal", "workplan", "mechanism", "pledges", "templates", "static", "fixtures", "tests"}
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    assert folders <= allowed


def test_nothing_sends_a_reader_to_what_is_not_here():
    elsewhere = re.compile(r"\bseeds? 00\d|\.\./(?:shared|seeds|data)|\b(?:trust|product|architecture|look|stack)\.md")
    texts = [*SOURCES, *PAGES, *(ROOT / "fixtures").glob("*.csv"), *ROOT.glob("*.md"), *(ROOT / "tests").rglob("*.py")]
    here = Path(__file__)
    assert [named(path) for path in texts if path != here and elsewhere.search(path.read_text("utf-8"))] == []
