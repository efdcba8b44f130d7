"""Columns of texts that are kept as one line, or as several."""

from typing import Any

from django.db import models

from network_portal.common.kept_lines import kept_lines, one_line, plain_lines

__all__ = ["LinesField", "OneLineField", "OneLineURLField", "kept_lines", "one_line", "plain_lines"]


class OneLineField(models.CharField):
    """A CharField whose value is one line, by whichever door it comes; in the database it is nothing else."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return one_line(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        kept = self.to_python(value)
        if kept != value:  # a name that stands for that of another language is not written as one of this language
            setattr(model_instance, self.attname, kept)
        return kept

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class OneLineURLField(OneLineField, models.URLField):
    """As `OneLineField`, of an address."""

    def deconstruct(self) -> Any:
        _name, _path, args, kwargs = super().deconstruct()
        return _name, "django.db.models.URLField", args, kwargs


class LinesField(models.TextField):
    """A TextField whose value is `kept_lines`, by whichever door it comes."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return kept_lines(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        kept = self.to_python(value)
        if kept != value:  # a name that stands for that of another language is not written as one of this language
            setattr(model_instance, self.attname, kept)
        return kept

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
