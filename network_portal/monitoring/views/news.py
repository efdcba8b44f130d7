"""News outside a round: written by who reports a subject, accepted or returned by a co-chair."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from network_portal.common.access import PAGE_METHODS, actor_of, permit, requires
from network_portal.common.languages import current_language
from network_portal.monitoring.actions.news import correct_news, report_news
from network_portal.monitoring.forms.news import NewsForm
from network_portal.monitoring.models import Subject, Update
from network_portal.monitoring.permissions import can_decide, can_see_rounds, can_write_update
from network_portal.monitoring.queries.news import are_examples, owed_now, reported_by, reporters, unsettled_news
from network_portal.monitoring.queries.standing import to_decide
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.monitoring.views.decisions import accept_chosen, send_back_page
from network_portal.monitoring.views.rounds import waiting_rows


@require_safe
@requires(can_see_rounds, hidden=True)
def news(request: HttpRequest) -> HttpResponse:
    """What I may report, and for co-chairs what waits for a decision."""
    actor = actor_of(request)
    context = _page() | {"mine": reported_by(set(actor.memberships), current_language()), "waiting": []}
    if can_decide.test(actor):
        rows = waiting_rows(to_decide().filter(duty=None), set(actor.memberships))
        for row in rows:
            row["return_url"] = reverse("monitoring:return_news", args=[row["update"].pk])
        context |= {"waiting": rows, "decides": True, "accept_url": reverse("monitoring:accept_news")}
    return render(request, "monitoring/news/news.html", context)


@require_http_methods(PAGE_METHODS)
def report(request: HttpRequest, subject: int) -> HttpResponse:
    """The form of a subject; news that waits or came back is corrected in it."""
    actor = actor_of(request)
    permit(actor, can_see_rounds)
    found = get_object_or_404(Subject, pk=subject)
    body = reporters().get(found.pk)
    permit(actor, can_write_update, body)
    facts = facts_of([found.pk], current_language()).get(found.pk)
    if body is None or facts is None:
        raise Http404
    mine = unsettled_news().filter(subject=found, organisation=body)
    before = mine.last()
    form = NewsForm(request.POST or None, update=before, facts=facts)
    call: dict[str, Any] = {"by": actor, "language": current_language()}

    def reported() -> Update:
        version, answer = form.cleaned_data["version"], form.answer
        if before is None:
            return report_news(subject=found, organisation_id=body, version=version, answer=answer, **call)
        return correct_news(update=before, version=version, answer=answer, **call)

    done = form.carried_out(reported)
    if form.in_conflict and before is not None:
        form.compare_with(before)
    if done or form.says_the_same:
        messages.success(request, _("Your news is sent. It appears when a co-chair has accepted it."))
        return redirect("monitoring:news")
    context = _page(facts.code) | {"facts": facts, "update": before, "form": form}
    context["owed_path"] = owed_now([body]).get((found.pk, body), "")
    return render(request, "monitoring/news/report.html", context, status=409 if form.in_conflict else 200)


@requires(can_decide)
@require_POST
def accept(request: HttpRequest) -> HttpResponse:
    accept_chosen(request)
    return redirect("monitoring:news")


@requires(can_decide)
def send_back(request: HttpRequest, update: int) -> HttpResponse:
    chosen = get_object_or_404(Update.objects.select_related("organisation"), pk=update, duty=None)
    return send_back_page(request, chosen, _page(_("Return an update")), reverse("monitoring:news"))


def _page(further: str = "") -> dict[str, Any]:
    title = _("News outside a round")
    here = (title, reverse("monitoring:news") if further else "")
    crumbs = [(_("Rounds"), reverse("monitoring:rounds")), here, *([(further, "")] if further else [])]
    shown = _("Report news") if further else title
    return {"page_title": shown, "breadcrumb": crumbs, "is_example": are_examples()}
