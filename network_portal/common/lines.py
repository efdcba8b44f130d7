"""Texts as they are kept: one line, as names of people and subjects of mails, or several."""

import re
import unicodedata
from typing import Any

from django.db import models

# Signs that turn the direction of what follows: in a name they rewrite the sentence around it.
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKING = ("Cc", "Zl", "Zp")
_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    """Without control characters, line ends and marks of direction; runs of spaces are one space."""
    kept = (" " if unicodedata.category(sign) in _BREAKING else sign for sign in text if sign not in _TURNING)
    return " ".join(part for part in "".join(kept).split(" ") if part)


def plain_lines(text: str) -> str:
    """LF for every line end and no control characters: what any file can carry to the letter."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


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


class LinesField(models.TextField):
    """A TextField whose value is `plain_lines` without the space around it, by whichever door it comes."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return plain_lines(value).strip() if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
