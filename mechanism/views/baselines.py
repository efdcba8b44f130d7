"""Who is missing: the list of the Liaison Table and the co-chairs, and what they wish."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mechanism.actions.baselines import set_baselines
from mechanism.forms.baselines import BaselineForm
from mechanism.permissions import can_see_who_is_missing
from mechanism.queries.missing import MissingRow, missing_rows, rows_of_baseline
from mechanism.views.tables import of_the_mechanism
from network_portal.common.access import actor_of, requires

INVITATION = gettext_lazy(
    "Good day,\n\nThe Mechanism is where civil society of Latin America and the Caribbean talks with governments and"
    " the United Nations about migration. It is looking for: %(whom)s. Joining is free, asks for no legal papers, and"
    " nothing of your organisation is seen by others unless you choose it.\n\nWhat it is: %(mechanism)s\nTo join:"
    " %(join)s"
)


@requires(can_see_who_is_missing)
def missing(request: HttpRequest) -> HttpResponse:
    rows, by = rows_of_baseline(), actor_of(request)
    form = BaselineForm(request.POST or None, rows=rows)
    if form.carried_out(lambda: set_baselines(by=by, wanted=form.wanted)):
        messages.success(request, _("It is saved. The list follows from it."))
        return redirect("mechanism:missing")
    asked = request.GET.get("invite", "")
    invited = next((row for row in rows if row.key == asked), None)
    trail = of_the_mechanism(_("Organisations"), reverse("mechanism:organisations"))
    trail["breadcrumb"][-1] = (_("Organisations"), reverse("mechanism:organisations"))
    context = {
        **trail,
        "page_title": _("Who is missing"),
        "breadcrumb": [*trail["breadcrumb"], (_("Who is missing"), "")],
        "rows": [_told(row) for row in missing_rows()],
        "has_baseline": any(row.wanted for row in rows),
        "form": form,
        "invitation": _invitation(invited),
    }
    return render(request, "mechanism/baselines/missing.html", context)


def _told(row: MissingRow) -> dict[str, Any]:
    held = row.held
    few = _("a few, fewer than five") if not held.told else _("at least %(count)d") % {"count": held.told}
    return {
        "words": row.words,
        "wanted": row.wanted,
        "there": (_("nobody") if held.is_nobody else str(held.told)) if held.is_exact else few,
        "lacks": str(row.lacks) if held.is_exact else _("up to %(count)d") % {"count": row.lacks},
        "is_nobody": held.is_nobody,
        "invite_url": f"?invite={row.key}#invitation",
    }


def _invitation(row: MissingRow | None) -> str:
    """A text to send on. It is in the language of the page: who wants another changes the page's."""
    values = {
        "whom": row.words if row else _("organisations of the whole region"),
        "mechanism": settings.SITE_URL + reverse("mechanism:mechanism"),
        "join": settings.SITE_URL + reverse("mechanism:join"),
    }
    return str(INVITATION) % values
