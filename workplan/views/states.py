from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from network_portal.accounts.queries import last_change
from network_portal.common.access import actor_of, requires
from workplan.actions import states
from workplan.actions.locks import check_changeable
from workplan.forms.states import StateForm, saved_state
from workplan.models import Activity
from workplan.permissions import can_set_status
from workplan.views.places import activity_crumbs, activity_of_form, back_words, confirm, way_back


@requires(can_set_status)
def set_status(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    activity = activity_of_form(request, plan, code)
    check_changeable(activity)
    by = actor_of(request)
    form = StateForm(request.POST or None, activity=activity)
    if form.carried_out(lambda: states.set_status(by=by, activity=activity, **form.cleaned_data)):
        return _saved(request, activity)
    if form.in_conflict:
        activity = activity_of_form(request, plan, code)
        form.compare(activity.version, saved_state(activity), **last_change(activity))
        if form.says_the_same:
            return _saved(request, activity)
    context = {
        "page_title": _("Set the status of %(code)s") % {"code": activity.code},
        "breadcrumb": activity_crumbs(activity, (_("Status"), "")),
        "activity": activity,
        "form": form,
        "earlier": activity.states.all()[:5],
        "back": way_back(request, activity),
        "back_words": back_words(request),
    }
    return render(request, "workplan/states/set_status.html", context, status=409 if form.in_conflict else 200)


def _saved(request: HttpRequest, activity: Activity) -> HttpResponse:
    confirm(request, activity, _("The status of %(code)s is saved.") % {"code": activity.code})
    return redirect(way_back(request, activity))
