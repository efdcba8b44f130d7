from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mechanism.actions.recommendations import WORDS, Draft, refusals
from mechanism.actions.responses import Said
from mechanism.models import Recommendation
from mechanism.models.recommendations import RECOMMENDATION_STATES, STANCES
from mechanism.queries.recommendations import RecommendationFilters, name_of_addressee
from mechanism.rules.recommendations import MOST_SOURCE, MOST_TITLE, MOST_WORDS, NO_SINGLE_BODY, PUBLIC
from network_portal.common.errors import DomainError
from network_portal.common.forms.filters import FilterForm, filter_choice
from network_portal.common.forms.several import SeveralRows
from network_portal.common.forms.versions import UNREADABLE, DayField, VersionedForm
from network_portal.common.languages import current_language
from network_portal.organisations.queries.names import named_organisations, public_bodies
from network_portal.taxonomy.models import Objective
from network_portal.taxonomy.queries import all_objectives


def _language() -> forms.ChoiceField:
    return forms.ChoiceField(label=pgettext_lazy("practice", "Written in"), choices=settings.LANGUAGES)


def _text(label: Any, help_text: Any = "", rows: int = 6) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=MOST_WORDS, widget=area, help_text=help_text)


class RecommendationFilterForm(FilterForm):
    table = filter_choice(_("Working Table"))
    objective = filter_choice(_("Objective"))
    state = filter_choice(pgettext_lazy("recommendation", "State"))

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="filter_%s")
        anything = pgettext_lazy("filter of recommendations", "Any")
        states = dict(RECOMMENDATION_STATES)
        objectives = [(str(one.number), f"{one.number}. {one.short}") for one in all_objectives()]
        self.offer("table", [(str(number), str(number)) for number in range(1, 5)], anything)
        self.offer("objective", objectives, anything)
        self.offer("state", [(one.value, states[one.value]) for one in PUBLIC], anything)
        self.understand()

    @property
    def filters(self) -> RecommendationFilters:
        return RecommendationFilters(**self.asked)


class RecommendationStep(VersionedForm):
    """A press that carries the version which its reader saw."""

    def __init__(self, *args: Any, recommendation: Recommendation, **kwargs: Any) -> None:
        initial = {"version": recommendation.version, "language": current_language()}
        super().__init__(*args, **{"initial": initial} | kwargs)


class RecommendationForm(VersionedForm):
    """What `draft_recommendation` and `change_recommendation` need."""

    language = _language()
    title = forms.CharField(label=_("Title"), max_length=MOST_TITLE, help_text=_("What is asked, in one line."))
    words = _text(
        _("What is recommended"),
        _("What should be done, by whom, and why. Once the table endorses it, everybody reads this: name no person."),
        rows=10,
    )
    objectives: Any = SeveralRows(
        label=_("Objectives"),
        queryset=Objective.objects.order_by("number"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, recommendation: Recommendation | None = None, **kwargs: Any) -> None:
        one = recommendation
        initial = saved_draft(one) | {"version": one.version} if one else {"version": 0}
        super().__init__(*args, **{"initial": {"language": current_language()} | initial} | kwargs)

    def refusals(self) -> Iterator[DomainError]:
        said = self.cleaned_data
        return refusals(title=said.get("title", UNREADABLE), words=said.get("words", UNREADABLE))

    def draft(self) -> Draft:
        return Draft(**{name: self.cleaned_data[name] for name in (*WORDS, "objectives")})


class EndorseForm(RecommendationStep):
    endorsed_on = DayField(
        label=_("Day on which the table endorsed it"), help_text=_("That of the meeting or of the consultation.")
    )


class WithdrawForm(RecommendationStep):
    reason = _text(_("Reason"), _("The table reads it later; it is not public."), rows=3)


class AddressForm(RecommendationStep):
    organisations: Any = SeveralRows(
        label=_("Organisations"),
        queryset=named_organisations().none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Governments and agencies. Those to whom it went already are not offered again."),
    )
    to_network = forms.BooleanField(label=_("The Regional Network"), required=False)

    def __init__(self, *args: Any, recommendation: Recommendation, **kwargs: Any) -> None:
        super().__init__(*args, recommendation=recommendation, **kwargs)
        there = set(recommendation.addressees.values_list("organisation", flat=True))
        wanted = public_bodies().exclude(pk__in=there - {None})
        wanted = wanted.exclude(slug__in=NO_SINGLE_BODY)
        field: Any = self.fields["organisations"]
        field.queryset = wanted.order_by("kind", "slug")
        if None in there:
            del self.fields["to_network"]


class SaidForm(RecommendationStep):
    """What an addressee said."""

    stance = forms.ChoiceField(label=_("What the addressee says"), choices=STANCES, widget=forms.RadioSelect)
    language = _language()
    words = _text(_("The response"), _("In its own words, or the heart of it. Everybody reads this."))
    given_on = DayField(label=_("Day of the response"))

    def said(self) -> Said:
        return Said(**{name: self.cleaned_data[name] for name in ("stance", "words", "language", "given_on")})


class ResponseForm(SaidForm):
    """What `record_response` needs: said elsewhere, with where it can be read."""

    addressee: Any = forms.ModelChoiceField(label=_("Who responds"), queryset=None, empty_label=None)
    source = forms.CharField(
        label=_("Source"),
        max_length=MOST_SOURCE,
        help_text=_("Where this can be read or was said: a letter with its day, an address, minutes."),
    )
    field_order = ["version", "addressee", "stance", "language", "words", "given_on", "source"]

    def __init__(self, *args: Any, recommendation: Recommendation, **kwargs: Any) -> None:
        super().__init__(*args, recommendation=recommendation, **kwargs)
        field: Any = self.fields["addressee"]
        field.queryset = recommendation.addressees.select_related("organisation")
        field.label_from_instance = name_of_addressee


class FollowUpForm(RecommendationStep):
    language = _language()
    words = _text(_("What became of it"), _("What changed since, and how one knows. Everybody reads this."))
    noted_on = DayField(label=_("As of"))


def saved_draft(one: Recommendation) -> dict[str, Any]:
    """As kept, named and typed as `cleaned_data` of RecommendationForm."""
    values: dict[str, Any] = {name: getattr(one.original, name) for name in WORDS}
    return values | {"objectives": list(one.objectives.order_by("number"))}
