"""The blocks of the page 'what I owe': a subject each, with the form in which it is answered."""

from dataclasses import dataclass

from django.http import HttpRequest

from network_portal.monitoring.forms.updates import UpdateForm
from network_portal.monitoring.queries.owed import Owed
from network_portal.monitoring.views.desks import Desk


@dataclass(frozen=True)
class Layout:
    """How the page looks: blocks one below the other, or a row each."""

    template: str = "monitoring/owed/owed.html"
    form: type[UpdateForm] = UpdateForm


BLOCKS = Layout()


@dataclass
class Block:
    """One subject on the page: what is owed, the form in which it is answered, and who else drafts it."""

    owed: Owed
    form: UpdateForm
    is_writable: bool = True
    drafter: str = ""

    @property
    def is_open(self) -> bool:
        """Shown unfolded: something is wrong with it, or it was begun."""
        update = self.owed.update
        begun = update is not None and not update.nothing_new and not self.owed.is_sent
        return bool(self.form.errors) or begun

    @property
    def hand_over_path(self) -> str:
        return f"hand-over/{self.owed.duty.pk}/"

    @property
    def state(self) -> str:
        return self.owed.update.state if self.owed.update else ""


def block_of(owed: Owed, desk: Desk, form: UpdateForm) -> Block:
    drafter = owed.duty.drafter
    is_writable = owed.duty.takes_updates and not owed.is_accepted and not (desk.only_drafts and owed.is_sent)
    return Block(owed, form, is_writable, str(drafter) if drafter and drafter.pk != desk.by.user_id else "")


def form_of(row: Owed, layout: Layout, request: HttpRequest | None = None) -> UpdateForm:
    """Empty of what was sent, or with `request` bound to it."""
    return layout.form(request.POST if request else None, update=row.update, facts=row.facts, prefix=f"d{row.duty.pk}")
