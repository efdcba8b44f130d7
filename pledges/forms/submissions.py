from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from network_portal.common.actors import CO_CHAIR, FOCAL_POINT, REPRESENTATIVE, Actor
from network_portal.common.errors import DomainError
from network_portal.common.forms.folded import FoldedChoices
from network_portal.common.forms.sections import LONGEST_DRAFT, DraftForm, LongText
from network_portal.common.forms.several import SeveralRows
from network_portal.common.forms.versions import DayField, RefusableForm
from network_portal.organisations.forms.fields import OneOrganisation, OrganisationLines
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import named_for
from network_portal.taxonomy.country_choices import countries_by_subregion
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective
from pledges.actions.submissions import refusals, refusals_of
from pledges.forms.carrying import CarryingActivityField
from pledges.models import Pledge, Submission
from pledges.models.pledges import CONCERNS, FORMS, KINDS, STAGES
from pledges.queries.field_words import FIELD_WORDS
from pledges.rules import lengths
from pledges.rules.completeness import REQUIRED
from pledges.rules.references import parts


def _words(name: str) -> Any:
    return FIELD_WORDS[name]


class PledgeByReference(forms.CharField):
    """A pledge of this registry by its reference; gives it, or None."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        found = Pledge.objects.filter(reference=text.upper()).first() if parts(text) else None
        if text and found is None:
            raise forms.ValidationError(_("No pledge has this reference. Write one such as PL-2026-007."))
        return found


class StartForm(RefusableForm):
    """Whom the pledge is about, and who pledges: one of the person's organisations, or for a co-chair any."""

    concern = forms.ChoiceField(label=_words("concern"), choices=CONCERNS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = _("Which organisation pledges")
        if by.has_role(CO_CHAIR):
            words = _("By acronym or name, in any language.")
            self.fields["organisation"] = OneOrganisation(label=label, help_text=words)
            return
        mine = Organisation.objects.filter(pk__in=by.organisations_as(REPRESENTATIVE, FOCAL_POINT))
        field: Any = forms.ModelChoiceField(label=label, queryset=mine, empty_label=None, widget=forms.RadioSelect)
        field.initial = mine.first() if mine.count() == 1 else None
        self.fields["organisation"] = field

    def refusals(self) -> Iterator[DomainError]:
        return refusals({"concern": self.cleaned_data.get("concern", "")})


class SectionForm(DraftForm):
    """One section of a submission, however far it got."""

    marks = MappingProxyType(dict.fromkeys((*REQUIRED, "objectives", "principles"), ""))  # needed to send it

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        self.by = by
        super().__init__(*args, **kwargs)

    def refusals(self) -> Iterator[DomainError]:
        found = refusals_of(self.submission, {**self.submission.values, **self.values})
        return (one for one in found if one.field in self.fields)


class AboutForm(SectionForm):
    concern = forms.ChoiceField(label=_words("concern"), choices=CONCERNS, widget=forms.RadioSelect, required=False)
    title = forms.CharField(label=_words("title"), max_length=lengths.TITLE, required=False)
    kind = forms.ChoiceField(
        label=_words("kind"),
        choices=KINDS,
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "Individual: one organisation alone. Common: several promise the same. In partnership: several do one "
            "thing together. Matching: it answers a pledge of somebody else."
        ),
    )
    matches = PledgeByReference(
        label=_words("matches"), required=False, help_text=_("Its reference, such as PL-2026-007.")
    )
    matches_number = forms.CharField(label=_words("matches_number"), max_length=lengths.GLOBAL_NUMBER, required=False)
    form = forms.ChoiceField(label=_words("form"), choices=FORMS, widget=forms.RadioSelect, required=False)

    @classmethod
    def saved(cls, submission: Submission) -> dict[str, Any]:
        found = Pledge.objects.filter(pk=submission.values.get("matches") or 0).first()
        return super().saved(submission) | {"matches": found}

    def as_boxes(self, saved: dict[str, Any]) -> dict[str, Any]:
        return saved | {"matches": saved["matches"].reference if saved["matches"] else ""}


class TextForm(SectionForm):
    language = forms.ChoiceField(label=_words("language"), choices=settings.LANGUAGES)
    text = LongText(rows=14, label=_words("text"), max_length=LONGEST_DRAFT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = _("What you promise, for whom and how: from %(least)d to %(most)d characters.")
        self.fields["text"].help_text = words % {"least": lengths.TEXT_LEAST, "most": lengths.TEXT_MOST}
        self.fields["text"].widget.attrs.pop("maxlength", None)

    @property
    def counted(self) -> int:
        return lengths.counted(str(self["text"].value() or ""))


class WhoForm(SectionForm):
    """Organisations that this person may not know by name stay as they are, and are told by their number alone."""

    partners = OrganisationLines(
        label=_words("partners"),
        help_text=_(
            "One a line, by acronym or name, in any language. A common pledge and one in partnership need them."
        ),
    )
    reporter = OneOrganisation(
        label=_words("reporter"),
        required=False,
        help_text=_("The one organisation that is asked for updates: yours or one of the partners."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hidden = len(self._hidden())
        if hidden:
            sentence = ngettext(
                "%(count)d organisation that is not listed takes part too and stays.",
                "%(count)d organisations that are not listed take part too and stay.",
                hidden,
            )
            self.fields["partners"].help_text = f"{self.fields['partners'].help_text} {sentence % {'count': hidden}}"
        for name in ("partners", "reporter"):
            self.fields[name].among = named_for(self.by)  # type: ignore[attr-defined]

    @classmethod
    def saved(cls, submission: Submission) -> dict[str, Any]:
        ids = submission.values.get("partners") or []
        found = Organisation.objects.in_bulk([*ids, submission.values.get("reporter") or 0])
        return {
            "partners": tuple(found[pk] for pk in ids if pk in found),
            "reporter": found.get(submission.values.get("reporter") or 0),
        }

    @property
    def values(self) -> dict[str, Any]:
        said, hidden = super().values, self._hidden()
        if "partners" in said:
            said["partners"] = sorted({*said["partners"], *(pk for pk in self._partners() if pk in hidden)})
        if not said.get("reporter", True) and self.submission.values.get("reporter") in hidden:
            said["reporter"] = self.submission.values["reporter"]
        return said

    def compare(self, version: int, saved: dict[str, Any], **who: str) -> None:
        super().compare(version, self._shown(saved), **who)

    def _partners(self) -> list[int]:
        return self.submission.values.get("partners") or []

    def _hidden(self) -> set[int]:
        there = {*self._partners(), self.submission.values.get("reporter")} - {None, ""}
        return there - set(named_for(self.by).filter(pk__in=there).values_list("pk", flat=True))

    def _shown(self, saved: dict[str, Any]) -> dict[str, Any]:
        hidden, reporter = self._hidden(), saved["reporter"]
        return {
            "partners": tuple(one for one in saved["partners"] if one.pk not in hidden),
            "reporter": reporter if reporter and reporter.pk not in hidden else None,
        }

    def as_boxes(self, saved: dict[str, Any]) -> dict[str, Any]:
        saved = self._shown(saved)
        reporter = saved["reporter"]
        return {
            "partners": "\n".join(one.short_name for one in saved["partners"]),
            "reporter": reporter.short_name if reporter else "",
        }


class ObjectivesForm(SectionForm):
    objectives: Any = SeveralRows(
        label=_words("objectives"),
        queryset=Objective.objects.order_by("number"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One objective or one principle at least."),
    )
    principles: Any = SeveralRows(
        label=_words("principles"),
        queryset=GuidingPrinciple.objects.order_by("letter"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    countries: Any = SeveralRows(
        label=_words("countries"),
        queryset=Country.objects.all(),
        required=False,
        widget=FoldedChoices,
        help_text=_("Where it is carried out. None: in the whole region."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["countries"].choices = countries_by_subregion()  # type: ignore[attr-defined]

    @classmethod
    def saved(cls, submission: Submission) -> dict[str, Any]:
        models = {"objectives": Objective, "principles": GuidingPrinciple, "countries": Country}
        return {
            name: list(model._default_manager.filter(pk__in=submission.values.get(name) or []))
            for name, model in models.items()
        }


class WhenForm(SectionForm):
    starts_on = DayField(label=_words("starts_on"), required=False)
    deadline = DayField(label=_words("deadline"), required=False)
    measured = LongText(
        rows=4,
        label=_words("measured"),
        max_length=lengths.MEASURED,
        help_text=_("What one will be able to count or to show, and until when."),
    )
    stage = forms.ChoiceField(label=_words("stage"), choices=[("", _("Choose")), *STAGES], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.submission.is_change:  # it follows from the updates
            del self.fields["stage"]

    @classmethod
    def saved(cls, submission: Submission) -> dict[str, Any]:
        said = super().saved(submission)
        days = {name: date.fromisoformat(said[name]) if said[name] else None for name in ("starts_on", "deadline")}
        return said | days


class RegistryForm(SectionForm):
    global_number = forms.CharField(
        label=_words("global_number"),
        max_length=lengths.GLOBAL_NUMBER,
        required=False,
        help_text=_("Where it was made with the global Network too."),
    )
    global_address = forms.URLField(
        label=_words("global_address"), max_length=lengths.ADDRESS, required=False, assume_scheme="https"
    )
    activity: Any = CarryingActivityField(
        empty_label=_("None"),
        help_text=_("Where an activity fulfils the pledge, one update serves both: who reports on it reports on both."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found: Any = self.fields["activity"]
        found.offer(self.submission.pledge, is_example=self.submission.is_example)


SECTION_FORMS: dict[str, type[SectionForm]] = {
    "about": AboutForm,
    "text": TextForm,
    "who": WhoForm,
    "objectives-and-countries": ObjectivesForm,
    "when-and-measured": WhenForm,
    "registry": RegistryForm,
}
