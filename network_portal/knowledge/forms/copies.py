from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.forms.versions import UNREADABLE, RefusableForm, VersionedForm
from network_portal.knowledge.actions.copies import refusals
from network_portal.knowledge.forms.submissions import organisation_field
from network_portal.knowledge.models import Practice, PracticeCopy
from network_portal.knowledge.rules.lengths import COMMENT
from network_portal.taxonomy.country_choices import countries_by_subregion
from network_portal.taxonomy.models import Country


class CopyForm(RefusableForm):
    """What `actions.copies.tell_copy` needs."""

    country: Any = forms.ModelChoiceField(label=_("In which country"), queryset=Country.objects.all())
    year = forms.IntegerField(label=_("In which year"), min_value=1950, max_value=2100)
    changed = forms.CharField(
        label=_("What you changed, and what came of it"),
        max_length=COMMENT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For example: we kept the form, and opened on Saturdays; 300 people came in the first month."),
    )
    is_named = forms.BooleanField(
        label=_("Show the name of our organisation"),
        required=False,
        help_text=_(
            "Everybody then reads it beside your words, if your organisation chose to be seen in the portal. "
            "Otherwise the page says ‘an organisation’, with the country and the year."
        ),
    )

    def __init__(self, *args: Any, by: Actor, practice: Practice, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"year": clock.today().year}} | kwargs)
        self.practice = practice
        self.fields["country"].choices = [("", _("Choose a country")), *countries_by_subregion()]  # type: ignore[attr-defined]
        self.fields["organisation"] = organisation_field(by, _("Which organisation copied it"))
        self.order_fields(["organisation"])

    def refusals(self) -> Iterator[DomainError]:
        said = self.cleaned_data
        return refusals(
            self.practice,
            said.get("organisation"),
            year=said.get("year"),
            changed=said.get("changed", UNREADABLE),
        )


class CopyStepForm(VersionedForm):
    def __init__(self, *args: Any, copy: PracticeCopy, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": copy.version}} | kwargs)


class DeclineForm(CopyStepForm):
    reason = forms.CharField(
        label=_("Why it is not shown"),
        help_text=_("Whoever told of the copy reads this."),
        max_length=COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
