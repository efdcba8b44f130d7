"""What the tags of the components share."""

from collections.abc import Iterable, Mapping
from typing import Any

Values = Mapping[str, Any]


def filled(items: Iterable[Values], **defaults: Any) -> list[dict[str, Any]]:
    """Each mapping with what its author left out, so that templates never meet an unknown name."""
    return [{**defaults, **item} for item in items]
