from collections.abc import Collection
from typing import Any

from django import forms

from network_portal.common.forms.plain import PlainForm
from network_portal.notifications.kinds import categories


class ChoicesForm(PlainForm):
    """One box for each category that is a matter of choice: ticked, it is sent."""

    def __init__(self, *args: Any, unwanted: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for category in categories.values():
            if category.is_optional:
                self.fields[category.name] = forms.BooleanField(
                    label=category.label,
                    help_text=category.meaning,
                    required=False,
                    initial=category.name not in unwanted,
                )

    def unwanted(self) -> set[str]:
        return {name for name, wanted in self.cleaned_data.items() if not wanted}
