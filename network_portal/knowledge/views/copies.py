"""'We copied this': the form beside a practice, and the desk of those who publish or decline."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.common import actors
from network_portal.common.access import PAGE_METHODS, actor_of, requires
from network_portal.common.actors import Actor
from network_portal.common.languages import current_language
from network_portal.common.numbers import whole_number
from network_portal.knowledge.actions.copies import decline_copy, publish_copy, tell_copy, withdraw_copy
from network_portal.knowledge.forms.copies import CopyForm, CopyStepForm, DeclineForm
from network_portal.knowledge.models import Practice, PracticeCopy
from network_portal.knowledge.permissions import can_review_practices, can_start_practice
from network_portal.knowledge.queries.copies import may_decide_on, own_copies, told, waiting_copies
from network_portal.knowledge.queries.names import teller, tellers
from network_portal.knowledge.queries.practices import texts_of
from network_portal.knowledge.queries.values import text_written
from network_portal.knowledge.views.reviews import ROWS, ways


@requires(can_start_practice)
def copied(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and below it what one's organisations told; `act` 'withdraw' with `copy` takes one of these back."""
    by, practice = actor_of(request), get_object_or_404(Practice.objects.published(), slug=slug)
    mine = own_copies(practice, by.organisations_as(actors.MEMBER, actors.REPRESENTATIVE, actors.FOCAL_POINT))
    if request.POST.get("act") == "withdraw":
        return _withdrawn(request, by, practice, mine)
    form = CopyForm(request.POST or None, by=by, practice=practice)
    if form.carried_out(lambda: tell_copy(by=by, practice=practice, **form.cleaned_data)):
        messages.success(request, _("Thank you. A co-chair or an editor reads it, and you are written to."))
        return redirect("knowledge:copied", slug)
    text = text_written(practice)
    own = reverse("knowledge:practice", args=[slug])
    context = {
        **_page(_("We copied this"), (text.title, own)),
        "practice": practice,
        "text": text,
        "form": form,
        "copies": [{"copy": one, **told(one)} for one in mine],
        "is_example": practice.is_example,
    }
    return render(request, "knowledge/copies/copied.html", context)


def _withdrawn(request: HttpRequest, by: Actor, practice: Practice, mine: Any) -> HttpResponse:
    pk = whole_number(request.POST.get("copy", ""))
    found = mine.filter(pk=pk).first() if pk is not None else None
    if found is None:
        raise Http404
    form = CopyStepForm(request.POST, copy=found)
    if form.carried_out(lambda: withdraw_copy(by=by, copy=found, version=form.cleaned_data["version"])):
        messages.success(request, _("It is withdrawn; nobody reads it any more."))
    else:
        messages.warning(request, _("Somebody changed it meanwhile. Look at it, then press again."))
    return redirect("knowledge:copied", practice.slug)


@require_safe
@requires(can_review_practices)
def copies(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    page = Paginator(waiting_copies(), ROWS).get_page(whole_number(request.GET.get("page", "")) or 1)
    texts = texts_of([one.practice_id for one in page], current_language())
    told_by = tellers(actor, [one.organisation for one in page])
    rows = [
        {
            "copy": one,
            "text": texts[one.practice_id],
            **told(one),
            "told_by": told_by[one.organisation_id],
            "may_decide": may_decide_on(actor, one),
        }
        for one in page
    ]
    context = {**_page(_("Copies to publish")), "rows": rows, **ways(page)}
    context["is_example"] = bool(rows) and all(one.practice.is_example for one in page)
    return render(request, "knowledge/copies/copies.html", context)


@require_http_methods(PAGE_METHODS)
@requires(can_review_practices)
def copy(request: HttpRequest, copy: int) -> HttpResponse:
    """`act` publishes it, or declines it with a reason."""
    by, rows = actor_of(request), PracticeCopy.objects.select_related("practice", "organisation", "country")
    found = get_object_or_404(rows, pk=copy)
    sent = {act: request.POST if request.POST.get("act") == act else None for act in ("publish", "decline")}
    publish = CopyStepForm(sent["publish"], copy=found)
    decline = DeclineForm(sent["decline"], copy=found)
    if publish.carried_out(lambda: publish_copy(by=by, copy=found, **publish.cleaned_data)):
        messages.success(request, _("It stands beside the practice now, and its author is written to."))
        return redirect("knowledge:copies")
    if decline.carried_out(lambda: decline_copy(by=by, copy=found, **decline.cleaned_data)):
        messages.success(request, _("It is declined, and its author is written to."))
        return redirect("knowledge:copies")
    in_conflict = publish.in_conflict or decline.in_conflict
    if in_conflict:
        found.refresh_from_db()
        (publish if publish.in_conflict else decline).compare(found.version, {})
    context = {
        **_page(_("A copy of a practice"), (_("Copies to publish"), reverse("knowledge:copies"))),
        "copy": found,
        "told_by": teller(by, found.organisation),
        "told": told(found),
        "text": text_written(found.practice),
        "publish": publish,
        "decline": decline,
        "may_decide": may_decide_on(by, found),
        "is_example": found.practice.is_example,
    }
    return render(request, "knowledge/copies/copy.html", context, status=409 if in_conflict else 200)


def _page(title: str, before: tuple[str, str] | None = None) -> dict[str, Any]:
    crumbs = [(_("Practices"), reverse("knowledge:practices")), *([before] if before else [])]
    return {"page_title": title, "breadcrumb": [*crumbs, (title, "")]}
