from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.errors import DomainError
from network_portal.common.forms.versions import UNREADABLE, DayField, VersionedForm
from workplan.actions.deliverables import done_refusals
from workplan.models import Deliverable
from workplan.rules import lengths


class DoneForm(VersionedForm):
    """What `actions.deliverables.mark_deliverable_done` needs."""

    marks = dict.fromkeys(("evidence", "evidence_url"), _("(one of the two is needed)"))

    done_on = DayField(label=_("Done on"))
    done_from = DayField(
        label=_("First day"), required=False, help_text=_("Only if it took several days: the first of them.")
    )
    evidence = forms.CharField(
        label=_("What shows that it was done"),
        required=False,
        max_length=lengths.NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A few words, or the address below, or both."),
    )
    evidence_url = forms.URLField(
        label=_("Address of a page or document"), required=False, max_length=lengths.ADDRESS, assume_scheme="https"
    )

    def __init__(self, *args: Any, deliverable: Deliverable, **kwargs: Any) -> None:
        initial = saved_mark(deliverable) | {"version": deliverable.activity.version}
        initial["done_on"] = initial["done_on"] or clock.today()
        super().__init__(*args, **{"initial": initial} | kwargs)

    def refusals(self) -> Iterator[DomainError]:
        whole = self.cleaned_data
        return done_refusals(
            done_on=whole.get("done_on"),
            done_from=whole.get("done_from"),
            evidence=whole.get("evidence", UNREADABLE),
            evidence_url=whole.get("evidence_url", UNREADABLE),
        )


class NotDoneForm(VersionedForm):
    """What `actions.deliverables.mark_deliverable_not_done` needs."""

    reason = forms.CharField(
        label=_("Why the mark is taken back"), max_length=lengths.REASON, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, deliverable: Deliverable, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": deliverable.activity.version}} | kwargs)


def saved_mark(deliverable: Deliverable) -> dict[str, Any]:
    """The mark as kept, named as the fields of DoneForm."""
    return {name: getattr(deliverable, name) for name in ("done_on", "done_from", "evidence", "evidence_url")}
