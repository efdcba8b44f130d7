"""What is written in sections that save themselves: however far a section got, it is kept."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from network_portal.common.forms.merging import MergingForm
from network_portal.common.forms.versions import VersionedForm

LONGEST_DRAFT = 20_000
PREFIX = "s"


class LongText(forms.CharField):
    """Counts a line's end as one character, as the counter beside it does."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n").strip()


class DraftForm(MergingForm):
    """One section of a submission, which keeps plain `values` and its `language`; `values` is what the verb takes."""

    def __init__(self, *args: Any, submission: Any, **kwargs: Any) -> None:
        self.submission = submission
        initial = self.as_boxes(self.saved(submission)) | {"version": submission.version}
        super().__init__(*args, **{"initial": initial, "prefix": PREFIX} | kwargs)

    @classmethod
    def saved(cls, submission: Any) -> dict[str, Any]:
        """What is kept of this section, named and typed as `cleaned_data`."""
        said = {**submission.values, "language": submission.language}
        return {name: said.get(name) or "" for name in cls.base_fields if name != "version"}

    @property
    def values(self) -> dict[str, Any]:
        return {name: plain_value(value) for name, value in self.cleaned_data.items() if name != "version"}


class StepForm(VersionedForm):
    """A press of a button on what its reader saw."""

    def __init__(self, *args: Any, submission: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": submission.version}} | kwargs)


class PublishForm(StepForm):
    """Of a change also the version of what is published, which its reader saw beside it."""

    published_version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, submission: Any, published: Any, **kwargs: Any) -> None:
        self.published = published if submission.is_change else None
        initial = {"version": submission.version}
        if self.published:
            initial["published_version"] = published.version
        super().__init__(*args, **{"submission": submission, "initial": initial} | kwargs)

    def compare(self, version: Any, saved: dict[str, Any], **who: str) -> None:
        super().compare(version, saved, **who)
        if self.published:
            self.published.refresh_from_db()
            self.data[self.add_prefix("published_version")] = str(self.published.version)  # type: ignore[index]


def plain_value(value: Any) -> Any:
    """As a submission's values keep it."""
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "pk"):
        return value.pk
    if isinstance(value, str) or value is None:
        return value or ""
    if isinstance(value, int):
        return value
    if isinstance(value, Iterable):
        return sorted(one.pk if hasattr(one, "pk") else one for one in value)
    return value
