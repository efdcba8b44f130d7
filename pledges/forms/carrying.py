from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.common.errors import DomainError
from network_portal.common.forms.versions import VersionedForm
from network_portal.common.languages import current_language, translated_text
from network_portal.organisations.queries.names import name_of_reporter
from pledges.models import Pledge
from pledges.queries.carried import reporter_with, reporters_by_activity, who_reports
from pledges.queries.field_words import FIELD_WORDS
from pledges.queries.submissions import carrying_choices


class CarryingActivityField(forms.ModelChoiceField):
    """Activities that may carry a pledge, each with who reports on it: that organisation answers for both."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=None, required=False, label=FIELD_WORDS["activity"], **kwargs)

    def offer(self, pledge: Pledge | None, *, is_example: bool) -> None:
        self.queryset = carrying_choices(pledge, is_example=is_example)
        self.reporters = reporters_by_activity(self.queryset)

    def label_from_instance(self, obj: Any) -> str:
        title, reporter = translated_text(obj, "title", current_language())[0], self.reporters.get(obj.pk)
        words = {"code": obj.code, "title": title, "organisation": name_of_reporter(reporter)}
        return _("%(code)s %(title)s (reports on it: %(organisation)s)") % words


class CarryingForm(VersionedForm):
    """Sent a first time with an activity on which another organisation reports, it says so; sent again, it saves."""

    activity: Any = CarryingActivityField(
        empty_label=gettext_lazy("None: it is reported on by itself"),
        help_text=gettext_lazy("Only activities of the plan in force that carry no other pledge."),
    )
    warned = ""

    def __init__(self, *args: Any, pledge: Pledge, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": pledge.version, "activity": pledge.activity_id}} | kwargs)
        self.pledge = pledge
        self.fields["activity"].offer(pledge, is_example=pledge.is_example)  # type: ignore[attr-defined]

    def refusals(self) -> Iterator[DomainError]:
        chosen = self.cleaned_data.get("activity")
        before, after = who_reports(self.pledge), reporter_with(self.pledge, chosen)
        if before == after or self.cleaned_data.get("version") != self.pledge.version:
            return
        self.warned = str(chosen.pk) if chosen else "none"
        if self.data.get("warned") != self.warned:
            names = {"before": name_of_reporter(before), "after": name_of_reporter(after)}
            yield DomainError("reporter_changes", field="activity", **names)
