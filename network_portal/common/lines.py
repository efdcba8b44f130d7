"""Texts that are one line: names of people and organisations, subjects of mails."""

import unicodedata
from typing import Any

from django.db import models

# Signs that turn the direction of what follows: in a name they rewrite the sentence around it.
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKING = ("Cc", "Zl", "Zp")


def one_line(text: str) -> str:
    """Without control characters, line ends and marks of direction; runs of spaces are one space."""
    kept = (" " if unicodedata.category(sign) in _BREAKING else sign for sign in text if sign not in _TURNING)
    return " ".join(part for part in "".join(kept).split(" ") if part)


class OneLineField(models.CharField):
    """A CharField whose value is one line, by whichever door it comes; in the database it is nothing else."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return one_line(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
