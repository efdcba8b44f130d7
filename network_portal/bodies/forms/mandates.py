from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.accounts.models import User
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.queries.members import acting_seats
from network_portal.bodies.queries.offices import alternates_of, principals_to_replace
from network_portal.bodies.rules.offices import MandateTold
from network_portal.common import clock
from network_portal.common.actors import REPRESENTATIVE
from network_portal.common.forms.versions import DayField, RefusableForm
from network_portal.common.languages import date_in_words
from network_portal.organisations.models import Organisation

LONGEST = 300


class DecidedForm(RefusableForm):
    """What every mandate says of the meeting that decided it."""

    starts_on = DayField(label=_("In office from"))
    decided_on = DayField(label=_("Day of the meeting that decided it"))
    minutes = forms.CharField(
        label=_("Minutes"),
        max_length=LONGEST,
        help_text=_("Their title, number or address: whoever doubts the mandate looks there. No names."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = clock.today()

    def told(self, office: str) -> MandateTold:
        said = self.cleaned_data
        return MandateTold(office, said["starts_on"], said["decided_on"], said["minutes"], said.get("ends_on"))


class MandateForm(DecidedForm):
    """Nobody is chosen from a list of people: who sits there sees organisations."""

    office = forms.ChoiceField(label=_("Office"), choices=Mandate.OFFICES)
    organisation = forms.TypedChoiceField(label=_("Organisation that sits in the body"), coerce=int)
    email = forms.EmailField(
        label=_("E-mail address of the person"),
        required=False,
        help_text=_(
            "Empty: who represents the organisation. Somebody else of its team is found by the address with which they "
            "sign in."
        ),
    )
    ends_on = DayField(
        label=_("First day without the mandate"),
        required=False,
        help_text=_("Empty: a whole term, one year."),
    )
    field_order = ("office", "organisation", "email", "decided_on", "minutes", "starts_on", "ends_on")

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = {seat.organisation_id: seat.organisation for seat in acting_seats(body)}
        self.seated = seats
        self.fields["organisation"].choices = [(pk, one.name) for pk, one in seats.items()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> tuple[Organisation, User]:
        """A person who is not in its team stands for one who cannot be found: the verb refuses them."""
        organisation = self.seated[self.cleaned_data["organisation"]]
        team, email = organisation.team.current().select_related("user"), self.cleaned_data["email"]
        found = team.filter(user__email__iexact=email) if email else team.filter(role=REPRESENTATIVE)
        seat = found.order_by("pk").first()
        return organisation, seat.user if seat else User()


class StepUpForm(DecidedForm):
    principal = forms.TypedChoiceField(label=_("Whose place is free"), coerce=int)
    alternate = forms.TypedChoiceField(label=_("Alternate who steps up"), coerce=int)
    field_order = ("principal", "alternate", "decided_on", "minutes", "starts_on")

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.principals = {one.pk: one for one in principals_to_replace(body)}
        self.alternates = {one.pk: one for one in alternates_of(body)}
        words = _("%(organisation)s, until %(day)s")
        for name, rows in (("principal", self.principals), ("alternate", self.alternates)):
            self.fields[name].choices = [  # type: ignore[attr-defined]
                (pk, words % {"organisation": one.organisation.name, "day": date_in_words(one.ends_on)})
                for pk, one in rows.items()
            ]

    @property
    def chosen(self) -> dict[str, Mandate]:
        return {
            "principal": self.principals[self.cleaned_data["principal"]],
            "alternate": self.alternates[self.cleaned_data["alternate"]],
        }


class EndForm(RefusableForm):
    how = forms.ChoiceField(
        label=_("How it ended"), choices=[one for one in Mandate.ENDINGS if one[0] in Mandate.BY_OTHERS]
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Those who hold an office of the body read this, and the person."),
    )


class OwnMandateForm(RefusableForm):
    is_named = forms.BooleanField(
        label=_("Show my name in public beside this office"),
        required=False,
        help_text=_(
            "You can take it back at any time: it is gone from the pages at once. Copies of others stay theirs."
        ),
    )
    gender = forms.ChoiceField(
        label=_("Gender, for the parity of the Liaison Table"),
        choices=[("", _("Rather not say")), *Mandate.GENDERS],
        required=False,
        help_text=_(
            "The public page then says whether women and men are in parity in your pair and in the whole table, which "
            "may tell what you wrote here. Nobody reads it itself, no figure is shown, and it is emptied when your "
            "mandate ends."
        ),
    )


class ResignForm(RefusableForm):
    resigns = forms.BooleanField(label=_("I give this office up from today on"))
