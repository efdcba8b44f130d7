"""Of two who change different things at once, neither undoes the other's work."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from network_portal.common.forms.versions import VersionedForm


class MergingForm(VersionedForm):
    """Sends along what its reader saw, so that each of two changes is known from what nobody touched.

    Stands before the other bases of a form, whose fields it must find. After `compare`, what only the other
    person changed is theirs in the form too (`kept_theirs`), what only this one changed stays (`kept_yours`);
    `conflict_rows` has what both changed. Sent without what was seen, every difference counts as both's.
    """

    kept_theirs: tuple[dict[str, str], ...] = ()
    kept_yours: tuple[dict[str, str], ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def as_boxes(self, saved: dict[str, Any]) -> dict[str, Any]:
        """The saved values as the boxes of the form hold them."""
        return saved

    @property
    def typed(self) -> tuple[dict[str, str], ...]:
        """What was filled in or changed, for its writer to copy where it cannot be saved."""
        if not self.is_bound:
            return ()
        self.full_clean()
        seen = self.add_initial_prefix("version") in self.data
        names = [name for name in self.fields if name != "version"]
        changed = [name for name in names if not seen or self._posted(name) != self._seen(name)]
        rows = ({"label": str(self.fields[name].label), "words": self._typed_words(name)} for name in changed)
        return tuple(row for row in rows if row["words"])

    def _typed_words(self, name: str) -> str:
        """As it stands in the box where it could not be read."""
        posted = self._posted(name)
        as_sent = ", ".join(posted) if isinstance(posted, tuple) else posted
        return self.in_words(name, self.cleaned_data[name]) if name in self.cleaned_data else as_sent

    def compare(self, version: int, saved: dict[str, Any], *, saved_by: str = "", saved_at: str = "") -> None:
        super().compare(version, saved, saved_by=saved_by, saved_at=saved_at)
        boxes = self.as_boxes(saved)
        names = [name for name in self.fields if name in saved]
        if self.add_initial_prefix("version") in self.data:
            touched = {name for name in names if self._posted(name) != self._seen(name)}
            moved = {name for name in names if self._plain(name, boxes[name]) != self._seen(name)}
        else:
            touched = moved = set(names)
        rows = {name: self._both(name, saved[name]) for name in names}
        differ = [name for name in names if rows[name]["yours"] != rows[name]["theirs"]]
        self.conflict_rows = tuple(rows[name] for name in differ if name in touched & moved)
        self.kept_yours = tuple(rows[name] for name in differ if name in touched - moved)
        self.kept_theirs = tuple(rows[name] for name in differ if name not in touched)
        self.says_the_same = bool(names) and not (self.conflict_rows or self.kept_yours)
        self.data = self._merged(boxes, [name for name in names if name not in touched])

    def _merged(self, boxes: dict[str, Any], theirs: list[str]) -> QueryDict:
        """What was sent, with `theirs` as saved; what is saved now becomes what was seen."""
        answered = QueryDict(mutable=True)
        answered.update(self.data)
        for name, value in boxes.items():
            if name in theirs:
                self._put(answered, self.add_prefix(name), name, value, unchecked=None)
            if name in self.fields:
                self._put(answered, self.add_initial_prefix(name), name, value, unchecked="False")
        return answered

    def _put(self, answered: QueryDict, key: str, name: str, value: Any, *, unchecked: str | None) -> None:
        plain = self._plain(name, value)
        answered.pop(key, None)
        if isinstance(plain, tuple):
            answered.setlist(key, list(plain))
        elif isinstance(self.fields[name], forms.BooleanField):
            shown = plain or unchecked
            if shown is not None:
                answered[key] = shown
        else:
            answered[key] = plain

    def _posted(self, name: str) -> Any:
        widget = self.fields[name].widget
        return self._plain(name, widget.value_from_datadict(self.data, self.files, self.add_prefix(name)))

    def _seen(self, name: str) -> Any:
        widget = self.fields[name].hidden_widget()
        return self._plain(name, widget.value_from_datadict(self.data, self.files, self.add_initial_prefix(name)))

    def _plain(self, name: str, value: Any) -> Any:
        """A value as text that can be compared: a tuple of texts where there are several."""
        field = self.fields[name]
        prepared = field.prepare_value(value)
        if isinstance(field, forms.BooleanField):
            return "True" if prepared in (True, "True") else ""
        if isinstance(prepared, list | tuple | QuerySet):
            return tuple(sorted(str(one) for one in prepared))
        return "" if prepared is None else str(prepared).replace("\r\n", "\n").strip()
