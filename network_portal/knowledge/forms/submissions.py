from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from network_portal.common.actors import FOCAL_POINT, MEMBER, REPRESENTATIVE, Actor
from network_portal.common.errors import DomainError
from network_portal.common.forms.folded import FoldedChoices
from network_portal.common.forms.sections import LONGEST_DRAFT, DraftForm, LongText
from network_portal.common.forms.several import SeveralRows
from network_portal.common.forms.versions import RefusableForm
from network_portal.knowledge.actions.submissions import refusals
from network_portal.knowledge.forms.calls import call_field
from network_portal.knowledge.models import PracticeCall, PracticeSubmission
from network_portal.knowledge.models.practices import LEVELS, POPULATIONS
from network_portal.knowledge.permissions import is_staff
from network_portal.knowledge.queries.calls import open_calls
from network_portal.knowledge.queries.field_words import FIELD_WORDS
from network_portal.knowledge.queries.submissions import organisations_to_name
from network_portal.knowledge.rules import lengths
from network_portal.knowledge.rules.sections import needed
from network_portal.organisations.forms.fields import OneOrganisation
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.country_choices import countries_by_subregion
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective


def _text(name: str, *, rows: int, help_text: Any = "") -> LongText:
    """An example explains what a part asks for."""
    return LongText(rows=rows, label=FIELD_WORDS[name], max_length=LONGEST_DRAFT, help_text=help_text)


def _year(name: str, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=FIELD_WORDS[name], min_value=1950, max_value=2100, required=False, help_text=help_text
    )


def _several(name: str, rows: Any, help_text: Any = "") -> SeveralRows:
    return SeveralRows(
        label=FIELD_WORDS[name],
        queryset=rows,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


def organisation_field(by: Actor, label: Any) -> forms.Field:
    """One of the person's organisations, or for staff any that they may name."""
    if is_staff.test(by):
        named = OneOrganisation(label=label, help_text=_("By acronym or name, in any language."))
        named.among = organisations_to_name(by)
        return named
    mine = Organisation.objects.filter(pk__in=by.organisations_as(MEMBER, REPRESENTATIVE, FOCAL_POINT))
    field: Any = forms.ModelChoiceField(label=label, queryset=mine, empty_label=None, widget=forms.RadioSelect)
    field.initial = mine.first() if mine.count() == 1 else None
    chosen: forms.Field = field
    return chosen


class StartForm(RefusableForm):
    """Whose practice it is, and which call it answers: the one whose page led here, unless they say otherwise."""

    def __init__(self, *args: Any, by: Actor, asked_call: PracticeCall | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = organisation_field(by, _("Which organisation carried it out"))
        if open_calls().exists():
            self.fields["call"] = call_field(asked_call)


class SectionForm(DraftForm):
    @property
    def marks(self) -> dict[str, str]:
        return dict.fromkeys(needed(self.submission.base), "")

    def refusals(self) -> Iterator[DomainError]:
        found = refusals({**self.submission.values, **self.values})
        return (one for one in found if one.field in self.fields)


class AboutForm(SectionForm):
    language = forms.ChoiceField(label=FIELD_WORDS["language"], choices=settings.LANGUAGES)
    title = forms.CharField(
        label=FIELD_WORDS["title"],
        max_length=lengths.TITLE,
        required=False,
        help_text=_("What was done and where, for example: One counter for all papers, municipality of …"),
    )
    summary = _text(
        "summary",
        rows=4,
        help_text=_(
            "Two sentences that somebody can read aloud, for example: The city opened one counter for all papers of "
            "migrants. In a year 1,200 people got theirs in one visit."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.submission.practice_id:  # its translations are beside it
            del self.fields["language"]


class DoneForm(SectionForm):
    done = _text("done", rows=8, help_text=_("Step by step, for example: first we asked the people; then we …"))
    results = _text(
        "results", rows=5, help_text=_("For whom what is better now, for example: 1,200 children enrolled.")
    )
    evidence = _text(
        "evidence",
        rows=4,
        help_text=_(
            "Where the numbers come from, for example: the office counts the people each month; survey of 2025 with "
            "300 answers."
        ),
    )
    copyable = _text(
        "copyable", rows=5, help_text=_("One thing a line, for example: the form; the agreement; the training.")
    )


class ContextForm(SectionForm):
    problem = _text(
        "problem",
        rows=5,
        help_text=_(
            "What was wrong before, and for whom, for example: families went to five offices and lost days of work."
        ),
    )
    lessons = _text("lessons", rows=4, help_text=_("What you would do in another way."))
    resources = _text("resources", rows=4, help_text=_("Addresses of documents, tools and pages, one a line."))


class WhereForm(SectionForm):
    countries: Any = _several("countries", Country.objects.all(), _("Where it was done, for example: Honduras."))
    level = forms.ChoiceField(
        label=FIELD_WORDS["level"],
        choices=LEVELS,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Who decided on it, for example: a municipality is local, a ministry national."),
    )
    populations = forms.MultipleChoiceField(
        label=FIELD_WORDS["populations"],
        choices=POPULATIONS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Those it was made for, for example: a school for children who arrived alone."),
    )
    year_from = _year("year_from", _("When it began, for example: 2024."))
    year_to = _year("year_to", _("Empty: it goes on."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["countries"].widget = FoldedChoices()
        self.fields["countries"].choices = countries_by_subregion()  # type: ignore[attr-defined]

    @classmethod
    def saved(cls, submission: PracticeSubmission) -> dict[str, Any]:
        countries = Country.objects.filter(pk__in=submission.values.get("countries") or [])
        numbers = {name: submission.values.get(name) or None for name in ("year_from", "year_to")}
        populations = submission.values.get("populations") or []
        return super().saved(submission) | numbers | {"countries": list(countries), "populations": populations}


class ObjectivesForm(SectionForm):
    objectives: Any = _several(
        "objectives",
        Objective.objects.order_by("number"),
        _("Those that it serves most, for example: 4 for identity documents."),
    )
    principles: Any = _several("principles", GuidingPrinciple.objects.order_by("letter"))

    @classmethod
    def saved(cls, submission: PracticeSubmission) -> dict[str, Any]:
        models = {"objectives": Objective, "principles": GuidingPrinciple}
        return {
            name: list(model._default_manager.filter(pk__in=submission.values.get(name) or []))
            for name, model in models.items()
        }


class WhoForm(SectionForm):
    implementer_names = forms.CharField(
        label=FIELD_WORDS["implementer_names"],
        max_length=lengths.NAMES,
        required=False,
        help_text=_("Names of organisations, never of people; only those that agreed to be named."),
    )
    cost = forms.IntegerField(
        label=FIELD_WORDS["cost"], min_value=0, max_value=10**12, required=False, help_text=_("In whole units.")
    )
    currency = forms.RegexField(
        r"\A[A-Z]{3}\Z",
        label=FIELD_WORDS["currency"],
        required=False,
        help_text=_("Three letters, such as USD."),
        error_messages={"invalid": _("Write three capital letters, such as USD.")},
    )
    legal_instrument = forms.CharField(
        label=FIELD_WORDS["legal_instrument"], max_length=lengths.INSTRUMENT, required=False
    )
    source = _text("source", rows=2, help_text=_("Addresses of public pages, one a line."))

    @classmethod
    def saved(cls, submission: PracticeSubmission) -> dict[str, Any]:
        return super().saved(submission) | {"cost": submission.values.get("cost") or None}


SECTION_FORMS: dict[str, type[SectionForm]] = {
    "about": AboutForm,
    "done": DoneForm,
    "context": ContextForm,
    "where-and-when": WhereForm,
    "objectives": ObjectivesForm,
    "who-and-how-much": WhoForm,
}
