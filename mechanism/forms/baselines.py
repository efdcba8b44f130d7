from typing import Any

from django import forms

from mechanism.actions.baselines import MOST_WANTED
from mechanism.queries.missing import MissingRow
from network_portal.common.forms.versions import RefusableForm


class BaselineForm(RefusableForm):
    """A number a line. Each carries what its reader saw, so that only what they changed is saved."""

    def __init__(self, *args: Any, rows: list[MissingRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in rows:
            self.fields[row.key] = forms.IntegerField(
                label=row.words,
                required=False,
                min_value=0,
                max_value=MOST_WANTED,
                initial=row.wanted or None,
                show_hidden_initial=True,
                widget=forms.NumberInput(attrs={"class": "narrow"}),
            )

    @property
    def marks(self) -> dict[str, str]:
        """That each may stay empty is said once."""
        return dict.fromkeys(self.fields, "")

    @property
    def wanted(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] or 0 for name in self.changed_data}

    @property
    def of_kinds(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("kind-")]

    @property
    def of_countries(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("country-")]
