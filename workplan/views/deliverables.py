from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from network_portal.accounts.queries import last_change
from network_portal.common.access import actor_of, requires
from workplan.actions import deliverables
from workplan.actions.locks import check_changeable
from workplan.forms.deliverables import DoneForm, NotDoneForm, saved_mark
from workplan.models import Deliverable
from workplan.permissions import can_mark_deliverable
from workplan.queries.schedules import promise_in_words
from workplan.views.places import activity_crumbs, activity_of_form, back_words, confirm, way_back


@requires(can_mark_deliverable)
def mark(request: HttpRequest, plan: str, code: str, position: int) -> HttpResponse:
    """Two forms, told apart by their button: `act` is 'done' or 'not_done'."""
    deliverable = _find(request, plan, code, position)
    check_changeable(deliverable.activity)
    by, act = actor_of(request), request.POST.get("act", "")
    done = DoneForm(request.POST if act == "done" else None, deliverable=deliverable)
    undo = NotDoneForm(request.POST if act == "not_done" else None, deliverable=deliverable, prefix="undo")
    if done.carried_out(
        lambda: deliverables.mark_deliverable_done(by=by, deliverable=deliverable, **done.cleaned_data)
    ):
        return _saved(request, deliverable, _("Deliverable %(position)d of %(code)s is marked as done."))
    if undo.carried_out(
        lambda: deliverables.mark_deliverable_not_done(by=by, deliverable=deliverable, **undo.cleaned_data)
    ):
        return _saved(request, deliverable, _("Deliverable %(position)d of %(code)s is not marked as done any more."))
    in_conflict = done.in_conflict or undo.in_conflict
    if in_conflict:
        deliverable = _find(request, plan, code, position)
        version = deliverable.activity.version
        if undo.in_conflict:
            undo.compare(version, {})
        else:
            done.compare(version, saved_mark(deliverable), **last_change(deliverable.activity))
        if done.says_the_same:
            return _saved(request, deliverable, _("Deliverable %(position)d of %(code)s is marked as done."))
    context = {
        "page_title": _("Deliverable %(position)d of %(code)s") % {"position": position, "code": code},
        "breadcrumb": activity_crumbs(deliverable.activity, (_("Deliverable"), "")),
        "activity": deliverable.activity,
        "deliverable": deliverable,
        "promised": promise_in_words(deliverable),
        "form": done,
        "undo": undo,
        "back": way_back(request, deliverable.activity),
        "back_words": back_words(request),
    }
    return render(request, "workplan/deliverables/mark.html", context, status=409 if in_conflict else 200)


def _find(request: HttpRequest, plan: str, code: str, position: int) -> Deliverable:
    deliverables = Deliverable.objects.select_related("activity__plan", "activity__priority")
    return get_object_or_404(deliverables, activity=activity_of_form(request, plan, code), position=position)


def _saved(request: HttpRequest, deliverable: Deliverable, sentence: str) -> HttpResponse:
    activity = deliverable.activity
    confirm(request, activity, sentence % {"position": deliverable.position, "code": activity.code})
    return redirect(way_back(request, activity))
