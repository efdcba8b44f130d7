from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.merging import MergingForm
from network_portal.common.languages import date_in_words
from network_portal.monitoring.models import Update
from network_portal.monitoring.rules.lengths import LONGEST_DONE, LONGEST_STEP
from network_portal.monitoring.rules.updates import Answer
from network_portal.monitoring.subjects import SubjectFacts

ANSWERS = ("nothing_new", "status", "done", "evidence", "in_the_way", "next_step")


def _box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class UpdateForm(MergingForm):
    """One block of the page 'what I owe'. `version` is that of the update which its reader saw, 0 without one.

    What was seen is sent along: a block that its sender did not touch undoes nobody's work.
    """

    marks = MappingProxyType({"status": "", "done": ""})  # needed to send it, unless nothing is new
    nothing_new = forms.BooleanField(label=_("Nothing new since last time"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    done = forms.CharField(
        label=_("What was done"),
        help_text=_("Two lines are enough."),
        max_length=LONGEST_DONE,
        required=False,
        widget=_box(3),
    )
    evidence = forms.CharField(
        label=_("What shows it"),
        help_text=_("Addresses of pages or documents, one a line. Where there is none, say in words where to find it."),
        max_length=LONGEST_STEP,
        required=False,
        widget=_box(2),
    )
    in_the_way = forms.CharField(label=_("What is in the way"), max_length=LONGEST_STEP, required=False, widget=_box(2))
    next_step = forms.CharField(label=_("Next step"), max_length=LONGEST_STEP, required=False, widget=_box(2))

    def __init__(self, *args: Any, update: Update | None, facts: SubjectFacts, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": _initial(update)} | kwargs)
        if not self.is_bound:  # fourteen blocks: what was seen empty need not be sent along
            for name in ANSWERS:
                if name in self.fields:
                    self.fields[name].show_hidden_initial = bool(self.initial.get(name))
        statuses = [("", _("Choose")), *facts.statuses.items()]
        self.fields["status"].choices = statuses  # type: ignore[attr-defined]

    @property
    def answer(self) -> Answer:
        return Answer(**{name: self.cleaned_data[name] for name in ANSWERS})

    @property
    def says_something(self) -> bool:
        return any(name in ANSWERS for name in self.changed_data)

    def compare_with(self, saved: Update) -> None:
        told = {name: getattr(saved, name) for name in ANSWERS}
        self.compare(
            saved.version, told, saved_by=str(saved.author or ""), saved_at=date_in_words(saved.saved_at, "minute")
        )


class SheetForm(UpdateForm):
    """A row of the co-chairs' sheet: three boxes to be seen, the others carried along; labels stand in the head."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("in_the_way", "next_step"):
            self.fields[name].widget = forms.HiddenInput()
        for name in ("done", "evidence"):
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs["rows"] = 2


def _initial(update: Update | None) -> dict[str, Any]:
    if update is None:
        return {"version": 0}
    return {name: getattr(update, name) for name in ANSWERS} | {"version": update.version}
