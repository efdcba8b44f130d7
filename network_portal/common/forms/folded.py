"""Many check boxes, folded by group."""

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


class FoldedChoices(forms.CheckboxSelectMultiple):
    """Each group of choices folds away; one of which something is chosen stands open."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["groups"] = [
            {"name": group, "options": options, "chosen": sum(bool(option["selected"]) for option in options)}
            for group, options, _index in context["widget"]["optgroups"]
        ]
        return context

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return render_to_string("components/folded_choices.html", self.get_context(name, value, attrs))
