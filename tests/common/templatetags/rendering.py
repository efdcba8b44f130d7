from typing import Any

from django.template import engines


def rendered(source: str, **values: Any) -> str:
    return engines["django"].from_string(source).render(values)
