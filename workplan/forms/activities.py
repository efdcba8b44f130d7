from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.common.errors import DomainError
from network_portal.common.forms.merging import MergingForm
from network_portal.common.forms.several import SeveralRows
from network_portal.common.forms.versions import VersionedForm
from network_portal.organisations.forms.fields import OneOrganisation, OrganisationLines
from network_portal.taxonomy.models import Objective, Workstream
from workplan.actions.activities import PLAIN_FIELDS, ActivityValues, activity_refusals, fulfilment_refusals, values_of
from workplan.forms.adjustments import AgreementForm
from workplan.forms.titles import TITLE_LABELS, TitlesForm, saved_titles
from workplan.models import Activity, Plan, Priority
from workplan.models.activities import SCHEDULE_KINDS
from workplan.queries.schedules import dates_of_schedule_in_words, schedule_for_box
from workplan.rules import lengths
from workplan.rules.schedules import (
    Schedule,
    ScheduleError,
    parse_schedule,
    promised_windows,
    typed_promises,
    typed_schedule,
)
from workplan.rules.windows import Window, WindowError, format_windows

LINKED = ("priority", "objectives", "workstreams", "implementing", "supporting", "reporter", "windows")
SCHEDULE_SENTENCES = {
    "unknown_kind": gettext_lazy("Choose one of the kinds of schedule."),
    "bad_value": gettext_lazy("“%(text)s” is not how this kind of schedule is written. See the examples."),
    "repeated_month": gettext_lazy("A month stands twice in “%(text)s”. Write each month once."),
    "impossible_date": gettext_lazy("“%(text)s” has a day that does not exist in the calendar."),
    "ends_before_start": gettext_lazy("“%(text)s” ends before it starts."),
}
PROMISE_SENTENCES = {
    "impossible_date": gettext_lazy("Line %(line)d: “%(text)s” has a day that does not exist in the calendar."),
    "ends_before_start": gettext_lazy("Line %(line)d: “%(text)s” ends before it starts."),
    "mixed_precision": gettext_lazy("Line %(line)d: “%(text)s” mixes a day and a month. Use two days or two months."),
    "too_many_undated": gettext_lazy("Line %(line)d: “%(text)s” are more deliverables than one line may promise."),
    "year_missing": gettext_lazy("Line %(line)d: “%(text)s” needs its year."),
    "ambiguous_date": gettext_lazy("Line %(line)d: “%(text)s” can be read as two days. Write it as 2026-08-30."),
}
WINDOWS_LEFT_BEHIND = gettext_lazy(
    "The schedule changed and these deliverables did not. Change the lines, or tick one of the two boxes below them."
)
UNREADABLE_PROMISE = gettext_lazy("Line %(line)d: “%(text)s” is not a day, a month or a period. Write it as 2026-08.")


class ActivityForm(MergingForm, TitlesForm, AgreementForm):
    """All that a plan says of an activity; `values()` is what the verbs of actions.activities take.

    `asks_about_windows`: the schedule changed and the deliverables did not, so their reader says whether they stay.
    """

    asks_about_windows = False

    code = forms.RegexField(
        r"\A[A-Za-z0-9.-]*[0-9][A-Za-z0-9.-]*\Z",
        label=gettext_lazy("Code"),
        max_length=lengths.CODE,
        error_messages={"invalid": gettext_lazy("A code has letters, digits and dots, such as B1.2.")},
        help_text=gettext_lazy("Kind and number, such as B1.2. It is part of the address and stands once in a plan."),
    )
    official_code = forms.CharField(
        label=gettext_lazy("Code in the plan"),
        max_length=lengths.CODE,
        help_text=gettext_lazy("As the document prints it: 1.2."),
    )
    priority: Any = forms.ModelChoiceField(label=gettext_lazy("Priority"), queryset=None, empty_label=None)
    objectives: Any = SeveralRows(
        label=gettext_lazy("Objectives"),
        queryset=Objective.objects.order_by("number"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    references = forms.CharField(label=gettext_lazy("References"), required=False, max_length=lengths.REFERENCES)
    workstreams: Any = SeveralRows(
        label=gettext_lazy("Workstreams of the global Network"),
        queryset=Workstream.objects.order_by("id"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    implementing = OrganisationLines(
        label=gettext_lazy("Implementing organisations"),
        help_text=gettext_lazy("One a line, in the plan's order, by acronym or name."),
    )
    leads_words = forms.CharField(
        label=gettext_lazy("Leads, in the plan's words"), required=False, max_length=lengths.LEADS_WORDS
    )
    support_kind = forms.ChoiceField(
        label=gettext_lazy("Support"), choices=Activity.SUPPORT_KINDS, widget=forms.RadioSelect
    )
    supporting = OrganisationLines(
        label=gettext_lazy("Supporting organisations"), help_text=gettext_lazy("One a line, where the plan lists them.")
    )
    reporter_rule = forms.ChoiceField(
        label=gettext_lazy("Who reports"), choices=Activity.REPORTER_RULES, widget=forms.RadioSelect
    )
    reporter = OneOrganisation(
        label=gettext_lazy("Reporter"),
        required=False,
        help_text=gettext_lazy("The organisation that is asked for updates, by acronym or name."),
    )
    schedule_kind = forms.ChoiceField(label=gettext_lazy("Kind of schedule"), choices=SCHEDULE_KINDS)
    schedule_value = forms.CharField(
        label=gettext_lazy("Dates of the schedule"),
        required=False,
        max_length=lengths.SCHEDULE_VALUE,
        help_text=gettext_lazy(
            "In words: “every month”, “May and November”, “January to June 2026”, “30 August 2026”. Leave it empty "
            "where the kind has no dates."
        ),
    )
    schedule_words = forms.CharField(
        label=gettext_lazy("Schedule, in the plan's words"), required=False, max_length=lengths.SCHEDULE_WORDS
    )
    is_tentative = forms.BooleanField(label=gettext_lazy("The dates are to be confirmed"), required=False)
    windows = forms.CharField(
        label=gettext_lazy("Deliverables"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "What the schedule promises, one a line: a month (2026-08), a day (2026-08-30), a period "
            "(2026-01/2026-06) or 'undated'."
        ),
    )
    fulfilled_by = forms.ChoiceField(
        label=gettext_lazy("What marks its deliverables as done"),
        choices=Activity.FULFILLED_BY,
        widget=forms.RadioSelect,
        required=False,
    )
    from_schedule = forms.BooleanField(
        label=gettext_lazy("Work the deliverables out from the schedule, in place of the lines above"), required=False
    )

    keep_windows = forms.BooleanField(
        label=gettext_lazy("Leave the deliverables as they are, although the schedule changes"), required=False
    )

    def __init__(self, *args: Any, plan: Plan, activity: Activity | None = None, **kwargs: Any) -> None:
        self.plan, self.activity = plan, activity
        self.saved = saved_activity(activity) if activity else {}
        initial = self.saved | {"version": activity.version} if activity else proposed_activity()
        super().__init__(*args, **{"initial": as_text(initial)} | kwargs)
        self.fields["priority"].queryset = Priority.objects.filter(plan=plan)  # type: ignore[attr-defined]
        if activity and not plan.is_draft:
            self.ask_for_agreement()
        self.order_fields(["code", "official_code", "priority", *(f"title_{code}" for code in TITLE_LABELS)])

    def refusals(self) -> Iterator[DomainError]:
        whole = self.cleaned_data
        rule = whole.get("reporter_rule", "")
        yield from activity_refusals(
            self.plan, whole.get("code", ""), rule, whole.get("reporter"), itself=self.activity
        )
        yield from fulfilment_refusals(self.plan, whole.get("fulfilled_by", ""), itself=self.activity)

    def clean_windows(self) -> tuple[Window, ...]:
        undated = ("undated", _("undated").casefold())
        found: list[Window] = []
        problems = []
        for number, line in enumerate(self.cleaned_data["windows"].splitlines(), start=1):
            try:
                found += typed_promises(line.strip(" \t;,."), undated)
            except (WindowError, ScheduleError) as error:
                sentence = PROMISE_SENTENCES.get(error.code, UNREADABLE_PROMISE)
                problems.append(str(sentence) % {"line": number, "text": line.strip()})
        if problems:
            raise forms.ValidationError(problems)
        return tuple(found)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        schedule = self._schedule(cleaned)
        if schedule and cleaned.get("from_schedule"):
            cleaned["windows"] = self._promised(schedule)
        elif schedule and self._leaves_windows_behind(schedule, cleaned.get("windows")):
            self.asks_about_windows = True
            if not cleaned.get("keep_windows"):
                self.add_error("windows", WINDOWS_LEFT_BEHIND)
        return cleaned

    def _promised(self, schedule: Schedule) -> tuple[Window, ...]:
        return promised_windows(schedule, self.plan.starts_on, self.plan.ends_on, self.plan.counted_from)

    def _leaves_windows_behind(self, schedule: Schedule, windows: tuple[Window, ...] | None) -> bool:
        """The schedule promises something else than before, and nobody touched the lines that it should change."""
        if not self.saved or windows is None or windows != self.saved["windows"]:
            return False
        try:
            before = self._promised(parse_schedule(self.saved["schedule_kind"], self.saved["schedule_value"]))
        except ScheduleError:
            before = ()
        return self._promised(schedule) not in (before, windows)

    def _schedule(self, cleaned: dict[str, Any]) -> Schedule | None:
        text = cleaned.get("schedule_value", "")
        try:
            schedule = typed_schedule(cleaned.get("schedule_kind", ""), text)
        except ScheduleError as error:
            box = "schedule_kind" if error.code == "unknown_kind" else "schedule_value"
            if not self.has_error(box):
                self.add_error(box, str(SCHEDULE_SENTENCES[error.code]) % {"text": text})
            return None
        cleaned["schedule_value"] = schedule.normalised
        return schedule

    def in_words(self, name: str, value: Any) -> str:
        if name == "windows":
            return format_windows(value or ()).replace(";", ", ")
        if name == "schedule_value":
            return dates_of_schedule_in_words(value or "")
        return super().in_words(name, value)

    def as_boxes(self, saved: dict[str, Any]) -> dict[str, Any]:
        return as_text(saved)

    def values(self) -> ActivityValues:
        said = self.cleaned_data
        lists = {name: tuple(said[name]) for name in ("objectives", "workstreams")}
        return ActivityValues(titles=self.titles, **{name: said[name] for name in (*PLAIN_FIELDS, *LINKED)} | lists)


class RetirementForm(VersionedForm):
    reason = forms.CharField(
        label=gettext_lazy("Why it is retired"),
        max_length=lengths.REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Everyone can read this beside the activity."),
    )

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": activity.version}} | kwargs)


def proposed_activity() -> dict[str, Any]:
    rules = {"support_kind": Activity.NETWORK, "reporter_rule": Activity.ORGANISATION, "schedule_kind": "none"}
    return rules | {"version": 0, "from_schedule": True}


def saved_activity(activity: Activity) -> dict[str, Any]:
    """The activity as kept, named and typed as `cleaned_data` of ActivityForm."""
    said = values_of(activity)
    return saved_titles(activity) | {name: getattr(said, name) for name in (*PLAIN_FIELDS, *LINKED)}


def as_text(values: dict[str, Any]) -> dict[str, Any]:
    """What the boxes hold, where it is not the value itself: lines of organisations and of deliverables."""
    texts: dict[str, Any] = {}
    for name in ("implementing", "supporting"):
        texts[name] = "\n".join(one.short_name for one in values.get(name, ()))
    reporter = values.get("reporter")
    texts["reporter"] = reporter.short_name if reporter else ""
    texts["schedule_value"] = schedule_for_box(values.get("schedule_kind", ""), values.get("schedule_value", ""))
    texts["windows"] = format_windows(values.get("windows", ())).replace(";", "\n")
    return values | texts
