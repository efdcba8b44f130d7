"""What forms share: the version that their reader saw, and a refusal shown in its place."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from network_portal.common.errors import DomainError
from network_portal.common.forms.plain import PlainForm
from network_portal.common.languages import date_in_words
from network_portal.common.versions import CHANGED_MEANWHILE

UNREADABLE = "?"  # stands for what was typed and cannot be read: it is not missing


class DayField(forms.DateField):
    """A day as browsers send it, 2026-09-30; typed by hand it is read in the same way."""

    def __init__(self, **kwargs: Any) -> None:
        picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=picker, input_formats=["%Y-%m-%d"], **kwargs)


class RefusableForm(PlainForm):
    """A form whose verb may refuse: what was typed stays, the sentence stands beside its field."""

    def carried_out(self, verb: Callable[[], Any]) -> bool:
        if not self.is_valid():
            return False
        try:
            verb()
        except DomainError as error:
            self.refuse(error)
            return False
        return True

    def refusals(self) -> Iterable[DomainError]:
        """What the verb would refuse, as far as it can be known of the fields that are whole: told with the rest."""
        return ()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for refusal in self.refusals():
            if not self.has_error(refusal.field):
                RefusableForm.refuse(self, refusal)
        return cleaned

    def refuse(self, error: DomainError) -> None:
        self.add_error(error.field if error.field in self.fields else None, str(error))


class VersionedForm(RefusableForm):
    """Carries the version that its reader saw, so that of two who save at once only the first does."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    in_conflict = False
    conflict_rows: tuple[dict[str, str], ...] = ()
    says_the_same = False
    saved_by = saved_at = ""

    def refuse(self, error: DomainError) -> None:
        self.in_conflict = error.code == CHANGED_MEANWHILE
        super().refuse(error)

    def compare(self, version: Any, saved: dict[str, Any], *, saved_by: str = "", saved_at: str = "") -> None:
        """Sets what differs between this form's words and those `saved` in `conflict_rows`.

        `saved` is named and typed as `cleaned_data`. Where nothing differs the form was sent twice:
        `says_the_same`. From here on the form answers `version`: sent again, its text wins.
        """
        answered = QueryDict(mutable=True)
        answered.update(self.data)
        answered[self.add_prefix("version")] = str(version)
        self.data = answered
        self.saved_by, self.saved_at = saved_by, saved_at
        rows = [self._both(name, saved[name]) for name in self.fields if name in saved]
        self.conflict_rows = tuple(row for row in rows if row["yours"] != row["theirs"])
        self.says_the_same = bool(rows) and not self.conflict_rows

    def _both(self, name: str, saved: Any) -> dict[str, str]:
        return {
            "label": str(self.fields[name].label),
            "yours": self.in_words(name, self.cleaned_data.get(name)),
            "theirs": self.in_words(name, saved),
        }

    def in_words(self, name: str, value: Any) -> str:
        """A value of the field as a person reads it."""
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, date):
            return date_in_words(value)
        if isinstance(value, list | tuple | QuerySet):
            return ", ".join(self.in_words(name, one) for one in value)
        return "" if value is None else str(self._choices(name).get(value, value))

    def _choices(self, name: str) -> dict[Any, Any]:
        field: Any = self.fields[name]
        has_words = isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField)
        return dict(field.choices) if has_words else {}
