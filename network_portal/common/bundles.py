"""One style sheet and one script for the browser, made of the files that people edit.

`css/portal.css` joins the layers in their order, then each family of components by name: none overrides
another. `js/portal.js` joins every behaviour by name. They are written below `VAR_DIR / "bundles"` whenever a
source is newer, and found like any other static file.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import brotli
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

CSS_LAYERS = ("tokens", "base", "layout")
HEAVY_BYTES = 60_000
STYLES, BEHAVIOURS = "css/portal.css", "js/portal.js"
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_SPACE = re.compile(r"\s*([{};,])\s*")


class BundleFinder(BaseFinder):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=_bundles())

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in (STYLES, BEHAVIOURS):
            return []
        written = str(write_bundle(path))
        return [written] if find_all else written

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for path in (STYLES, BEHAVIOURS):
            write_bundle(path)
            yield path, self.storage


class PortalStaticFiles(CompressedManifestStaticFilesStorage):
    """Names with a hash for what has been collected, plain names for the rest (tests, a first look)."""

    def stored_name(self, name: str) -> str:
        return super().stored_name(name) if name in self.hashed_files else name

    def create_compressor(self, **options: Any) -> Compressor:
        return PatientCompressor(**options)


class PatientCompressor(Compressor):
    """Presses hard what every visitor loads, lightly the heavy files of libraries, and nothing twice."""

    def compress(self, path: str) -> list[str]:
        pressed = Path(f"{path}.gz")
        if pressed.exists() and int(pressed.stat().st_mtime) == int(Path(path).stat().st_mtime):
            return []
        compressed: list[str] = super().compress(path)
        return compressed

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        return brotli.compress(data, quality=11 if len(data) < HEAVY_BYTES else 5)


def write_bundle(path: str) -> Path:
    target = _bundles() / path
    text = _joined(path)
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        _replace(target, text)
    return target


def _joined(path: str) -> str:
    if path == BEHAVIOURS:
        return "".join(source.read_text(encoding="utf-8") for source in _behaviours())
    styles = "".join(source.read_text(encoding="utf-8") for source in _styles())
    return _STYLE_SPACE.sub(r"\1", _STYLE_COMMENT.sub("", styles)).strip() + "\n"


def _styles() -> list[Path]:
    folder = _static() / "css"
    return [*(folder / f"{layer}.css" for layer in CSS_LAYERS), *sorted(folder.glob("components/*.css"))]


def _behaviours() -> list[Path]:
    return sorted(_static().joinpath("js").glob("*.js"))


def _replace(target: Path, text: str) -> None:
    """In one move, because several processes may write the same bundle."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as draft:
        draft.write(text)
    os.chmod(draft.name, 0o644)
    os.replace(draft.name, target)


def _static() -> Path:
    return Path(settings.BASE_DIR) / "static"


def _bundles() -> Path:
    return Path(settings.VAR_DIR) / "bundles"
