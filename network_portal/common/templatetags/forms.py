"""Fields, their errors, and what two people wrote at once. See `templates/components/README.md`."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, PasswordInput
from django.utils.translation import gettext

from network_portal.common.components import Values, filled

register = template.Library()


@register.inclusion_tag("components/field.html")
def field(field: BoundField, help: str = "") -> dict[str, Any]:
    """A label above, help below it, the error above the box; a lone check box carries its label beside."""
    return {
        "field": field,
        "help": help or field.help_text,
        "grouped": field.use_fieldset,
        "checkbox": isinstance(field.field.widget, CheckboxInput),
        "describes": _described_by(field),
        "mark": _mark(field),
    }


def _mark(field: BoundField) -> str:
    """What stands beside the label of a field that may stay empty; its form's `marks` says when it may not."""
    if field.field.required:
        return ""
    marks: Mapping[str, Any] = getattr(field.form, "marks", {})
    return str(marks.get(field.name, gettext("(optional)")))


@register.inclusion_tag("components/form_fields.html")
def form_fields(form: BaseForm) -> dict[str, Any]:
    return {"form": form}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm, title: str = "") -> dict[str, Any]:
    """Every error of the forms as a link to its field; empty where there is none."""
    return {
        "errors": [error for form in forms for error in _errors(form)],
        "title": title,
        "forgets": any(_forgets(form) for form in forms),
    }


def _forgets(form: BaseForm) -> bool:
    """Whether something was typed or chosen that no browser fills in again: a password or a file."""
    asks = any(isinstance(field.widget, PasswordInput) for field in form.fields.values())
    return asks or (form.is_bound and any(form.add_prefix(name) in form.files for name in form.fields))


def _errors(form: BaseForm) -> list[dict[str, Any]]:
    if not form.is_bound:
        return []
    own = [{"text": text, "target": ""} for text in form.non_field_errors()]
    fields = [
        {"text": text, "target": _target(form[name]), "label": _label_before(str(text), str(form[name].label))}
        for name in form.errors
        if name in form.fields
        for text in form.errors[name]
    ]
    return filled([*own, *fields], label="")


def _label_before(text: str, label: str) -> str:
    """Empty where the sentence names the field itself."""
    return "" if label.rstrip(".:") in text else label


def _target(field: BoundField) -> str:
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label or field.auto_id


def _described_by(field: BoundField) -> str:
    return field.aria_describedby or "" if field.use_fieldset else ""


@register.inclusion_tag("components/conflict.html")
def conflict_view(
    rows: Iterable[Values],
    theirs_by: str = "",
    theirs_at: str = "",
    kept_theirs: Iterable[Values] = (),
    kept_yours: Iterable[Values] = (),
) -> dict[str, Any]:
    """`rows`: mappings of label, yours and theirs (text); the kept ones were changed by one of the two only."""
    marked = [{**row, "differs": row["yours"] != row["theirs"]} for row in rows]
    kept = {"kept_theirs": list(kept_theirs), "kept_yours": list(kept_yours)}
    return {"rows": marked, "theirs_by": theirs_by, "theirs_at": theirs_at, **kept}


@register.inclusion_tag("components/change_list.html")
def change_list(entries: Iterable[Values], shown: int = 0) -> dict[str, Any]:
    """`entries`: mappings of text and, as known, when, by and changes (label, before, after). With `shown` those
    after so many fold away, counted."""
    told = filled(entries, when="", by="", changes=())
    return {"entries": told[:shown] if shown else told, "more": told[shown:] if shown else []}
