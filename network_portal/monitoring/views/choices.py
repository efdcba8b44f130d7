"""Whether organisations are called to rounds and reminded: co-chairs for any, focal points for their own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.common.access import PAGE_METHODS, actor_of, permit, requires
from network_portal.monitoring.actions.choices import choose_reporting
from network_portal.monitoring.forms.choices import ChoiceForm
from network_portal.monitoring.permissions import can_choose_reporting, can_run_rounds, can_see_rounds
from network_portal.monitoring.queries.choices import choices_of, chosen_by, who_may_be_asked
from network_portal.organisations.models import Organisation


@require_safe
@requires(can_see_rounds, hidden=True)
def choices(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    bodies = who_may_be_asked() if can_run_rounds.test(actor) else set(actor.memberships)
    mine = [body for body in bodies if can_choose_reporting.test(actor, body)]
    title = _("Who is called and reminded")
    crumbs = [(_("Rounds"), reverse("monitoring:rounds")), (title, "")]
    context = {"page_title": title, "breadcrumb": crumbs, "rows": choices_of(mine)}
    return render(request, "monitoring/choices/choices.html", context)


@require_http_methods(PAGE_METHODS)
def choice(request: HttpRequest, organisation: str) -> HttpResponse:
    actor = actor_of(request)
    permit(actor, can_see_rounds)
    body = get_object_or_404(Organisation, slug=organisation)
    permit(actor, can_choose_reporting, body.pk)
    form = ChoiceForm(request.POST or None, chosen=chosen_by(body))
    done = form.carried_out(lambda: choose_reporting(by=actor, organisation=body, **form.cleaned_data))
    if form.in_conflict:
        now = chosen_by(body)
        form.compare(now.version, form.saved(now))
    if done or form.says_the_same:
        messages.success(request, _("The choice of %(name)s is saved.") % {"name": body.short_name})
        return redirect("monitoring:choices")
    above = (_("Who is called and reminded"), reverse("monitoring:choices"))
    context = {
        "page_title": _("How %(name)s is asked") % {"name": body.short_name},
        "breadcrumb": [(_("Rounds"), reverse("monitoring:rounds")), above, (body.short_name, "")],
        "form": form,
    }
    return render(request, "monitoring/choices/choice.html", context, status=409 if form.in_conflict else 200)
