from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.merging import MergingForm
from network_portal.common.forms.versions import VersionedForm
from network_portal.common.languages import current_language
from network_portal.taxonomy.actions.country_facts import FactValues
from network_portal.taxonomy.models import CountryFact
from network_portal.taxonomy.models.country_facts import ADDRESS, CONTACT, SOURCE, TITLE

EARLIEST_YEAR, LATEST_YEAR = 2018, 2100  # the Compact was adopted in December 2018


class FactForm(MergingForm, VersionedForm):
    """What the verbs of `actions.country_facts` need."""

    title = forms.CharField(label=_("Name or title"), max_length=TITLE)
    language = forms.ChoiceField(label=_("Language of the name or title"), choices=settings.LANGUAGES)
    year_from = forms.IntegerField(
        label=_("Year, or first year"), required=False, min_value=EARLIEST_YEAR, max_value=LATEST_YEAR
    )
    year_to = forms.IntegerField(label=_("Last year"), required=False, min_value=EARLIEST_YEAR, max_value=LATEST_YEAR)
    contact = forms.CharField(
        label=_("Public contact of the national network"),
        required=False,
        max_length=CONTACT,
        help_text=_(
            "The public mailbox or telephone of an office, never a person's. Leave it empty if it is not known."
        ),
    )
    url = forms.URLField(label=_("Address of its page"), required=False, max_length=ADDRESS, assume_scheme="https")
    source = forms.CharField(
        label=_("Source"),
        max_length=SOURCE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Where this is known from: a page, a document, a meeting and its date. Everyone can read it."),
    )

    @property
    def values(self) -> FactValues:
        said = self.cleaned_data
        return FactValues(**{name: said[name] for name in FactValues.__dataclass_fields__})


class NewFactForm(FactForm):
    kind = forms.ChoiceField(label=_("What it is"), choices=CountryFact.KINDS)
    field_order = ["kind"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": 0, "language": current_language()}} | kwargs)


class ChangedFactForm(FactForm):
    def __init__(self, *args: Any, fact: CountryFact, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": saved_fact(fact) | {"version": fact.version}} | kwargs)
        if fact.kind != CountryFact.NETWORK:
            del self.fields["contact"]

    @property
    def values(self) -> FactValues:
        return FactValues(**{name: self.cleaned_data[name] for name in self.fields if name != "version"})


def saved_fact(fact: CountryFact) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in FactValues.__dataclass_fields__}
