from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict


class VersionedForm(forms.Form):
    """A form whose `version` is that of what its reader saw; the loser of a race sees both texts and keeps theirs."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict_rows: list[dict[str, Any]] = []

    def compare(self, version: int, saved: Mapping[str, Any], words: Mapping[Any, Any] | None = None) -> None:
        """Lists what differs from `saved`; sent again from here on, this form's text wins. `words` tells values."""
        answered = QueryDict(mutable=True)
        answered.update(self.data)
        answered[self.add_prefix("version")] = str(version)
        self.data = answered
        told = words or {}
        for name, theirs in saved.items():
            mine = self.cleaned_data.get(name, "")
            if mine != theirs:
                row = {"label": self.fields[name].label, "yours": told.get(mine, mine)}
                self.conflict_rows.append({**row, "theirs": told.get(theirs, theirs)})
