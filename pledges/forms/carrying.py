from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.versions import VersionedForm
from pledges.models import Pledge
from pledges.queries.field_words import FIELD_WORDS
from pledges.queries.submissions import carrying_choices


class CarryingForm(VersionedForm):
    activity: Any = forms.ModelChoiceField(
        label=FIELD_WORDS["activity"],
        queryset=None,
        required=False,
        empty_label=_("None: it is reported on by itself"),
        help_text=_("Only activities of the plan in force that carry no other pledge."),
    )

    def __init__(self, *args: Any, pledge: Pledge, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": pledge.version, "activity": pledge.activity_id}} | kwargs)
        self.fields["activity"].queryset = carrying_choices(pledge)  # type: ignore[attr-defined]
