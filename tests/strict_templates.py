"""An undefined variable in a template of ours fails the test that renders it."""

import inspect
from pathlib import Path

from django.template.base import Node, Template


class UndefinedVariableError(AssertionError):
    """Which variable, in which template."""


class Strict(str):
    """Stands where Django looks for `string_if_invalid`. Templates of libraries keep Django's leniency."""

    __slots__ = ("ours",)

    def __new__(cls, ours: Path) -> "Strict":
        made = super().__new__(cls, "%s")
        made.ours = f"{ours}/"
        return made

    def __mod__(self, variable: object) -> str:
        template = _template_being_rendered()
        if template.startswith(self.ours):
            raise UndefinedVariableError(f"{variable} is not defined in {template}")
        return ""


def _template_being_rendered() -> str:
    """The file of the nearest node on the stack: the template in which the variable stands."""
    frame = inspect.currentframe()
    while frame is not None:
        holder = frame.f_locals.get("self")
        if isinstance(holder, (Node, Template)) and getattr(holder, "origin", None) is not None:
            return str(holder.origin.name)
        frame = frame.f_back
    return ""
