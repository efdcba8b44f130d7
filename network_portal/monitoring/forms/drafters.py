from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.versions import RefusableForm
from network_portal.monitoring.models import Duty
from network_portal.monitoring.rules.lengths import LONGEST_ASIDE
from network_portal.organisations.models import TeamMember


class ColleagueForm(RefusableForm):
    """Who of the organisation's team drafts one subject; the person at the desk is left out."""

    colleague = forms.TypedChoiceField(
        label=_("Colleague"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a colleague first.")},
    )
    words = forms.CharField(
        label=_("Your words to them"),
        required=False,
        max_length=LONGEST_ASIDE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, duty: Duty, person_id: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"colleague": duty.drafter_id}} | kwargs)
        seats = TeamMember.objects.current().filter(organisation=duty.organisation_id, user__is_active=True)
        self.colleagues = [
            (seat.user_id, f"{seat.user} ({seat.get_role_display()})")
            for seat in seats.exclude(user=person_id).select_related("user")
        ]
        self.fields["colleague"].choices = self.colleagues  # type: ignore[attr-defined]
