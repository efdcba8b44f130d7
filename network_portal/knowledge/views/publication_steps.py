"""The desk of what waits to be published, and what staff does with it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.common.access import PAGE_METHODS, actor_of, requires
from network_portal.common.forms.sections import StepForm
from network_portal.common.views.sections import compared
from network_portal.knowledge.actions.publication_steps import (
    publish_publication,
    return_publication,
    unpublish_publication,
)
from network_portal.knowledge.forms.publications import ReturnPublicationForm, UnpublishPublicationForm
from network_portal.knowledge.models import Publication
from network_portal.knowledge.permissions import can_publish_publications
from network_portal.knowledge.queries.names import tellers
from network_portal.knowledge.queries.publications import drafts, may_be_decided_by, to_publish
from network_portal.knowledge.views.publication_drafts import page_of_publications, told_of_draft


@require_safe
@requires(can_publish_publications)
def desk(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    waiting = list(to_publish())
    told_by = tellers(actor, [one.publisher for one in waiting])
    rows = [
        {"publication": one, "told_by": told_by[one.publisher_id], "may_decide": may_be_decided_by(actor, one)}
        for one in waiting
    ]
    context = {**page_of_publications(_("Publications to decide on")), "rows": rows}
    context["is_example"] = bool(waiting) and all(one.is_example for one in waiting)
    return render(request, "knowledge/publications/desk.html", context)


@require_http_methods(PAGE_METHODS)
@requires(can_publish_publications)
def decision(request: HttpRequest, publication: int) -> HttpResponse:
    """`act` publishes it, or returns it with a comment."""
    by = actor_of(request)
    found = get_object_or_404(drafts(), pk=publication)
    sent = {act: request.POST if request.POST.get("act") == act else None for act in ("publish", "return")}
    publish = StepForm(sent["publish"], submission=found, prefix="publish")
    back = ReturnPublicationForm(sent["return"], submission=found, prefix="return")
    if publish.carried_out(lambda: publish_publication(by=by, publication=found, **publish.cleaned_data)):
        messages.success(request, _("It is published, and its authors are written to."))
        return redirect("publications:publication", Publication.objects.get(pk=found.pk).slug)
    if back.carried_out(lambda: return_publication(by=by, publication=found, **back.cleaned_data)):
        messages.success(request, _("It is returned, and its authors are written to."))
        return redirect("publications:desk")
    in_conflict = [form for form in (publish, back) if compared(found, form)]
    context = {
        **page_of_publications(found.title, found),
        **told_of_draft(by, found),
        "publish": publish,
        "back": back,
    }
    return render(request, "knowledge/publications/decision.html", context, status=409 if in_conflict else 200)


@require_http_methods(PAGE_METHODS)
@requires(can_publish_publications)
def unpublish(request: HttpRequest, slug: str) -> HttpResponse:
    by = actor_of(request)
    found = get_object_or_404(drafts().filter(pk__in=Publication.objects.published()), slug=slug)
    form = UnpublishPublicationForm(request.POST or None, submission=found)
    if form.carried_out(lambda: unpublish_publication(by=by, publication=found, **form.cleaned_data)):
        messages.success(request, _("Nobody reads the publication here any more."))
        return redirect("publications:publications")
    in_conflict = compared(found, form)
    context = {**page_of_publications(_("Take the publication off the public pages"), found), "form": form}
    return render(request, "knowledge/publications/unpublish.html", context, status=409 if in_conflict else 200)
