from typing import Any

from django import forms

from network_portal.common.numbers import whole_number


class SeveralRows(forms.ModelMultipleChoiceField):
    """Rows chosen by their number; a number that no database holds is one that is not offered."""

    def clean(self, value: Any) -> Any:
        for one in value if isinstance(value, list | tuple) else ():
            if whole_number(str(one)) is None:
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": one}
                )
        return super().clean(value)
