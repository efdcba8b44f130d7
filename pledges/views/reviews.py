"""What waits for a co-chair, and the page on which one decides."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.common.access import PAGE_METHODS, actor_of, requires
from network_portal.common.drafts import SubmissionState
from network_portal.common.forms.sections import PublishForm, StepForm
from network_portal.common.kept_answers import typed_words
from network_portal.common.kept_lines import kept_lines
from network_portal.common.numbers import whole_number
from network_portal.common.views.sections import compared, pressed_twice, tell_once
from pledges.actions.reviews import publish_pledge, return_pledge
from pledges.forms.reviews import ReturnForm
from pledges.models import Pledge, Submission
from pledges.permissions import can_review_pledges
from pledges.queries.pledges import pledges_in_words
from pledges.queries.reviewers import why_not_decide
from pledges.queries.submissions import are_examples, differences, sections_told, since_returned, to_review
from pledges.views.submissions import SECTION_NAMES, WRITTEN, file_told

ROWS = 50
WHY_NOT = {
    "pledge_is_ones_own": gettext_lazy("Your own: the other co-chair decides"),
    "pledge_written_by_you": gettext_lazy("You wrote in it: the other co-chair decides"),
}


@require_safe
@requires(can_review_pledges)
def reviews(request: HttpRequest) -> HttpResponse:
    by, waiting = actor_of(request), to_review().prefetch_related("writers")
    page = Paginator(waiting, ROWS).get_page(whole_number(request.GET.get("page", "")) or 1)
    context = {
        **_page(_("Pledges to review")),
        "rows": [{"submission": one, "why_not": WHY_NOT.get(why_not_decide(by, one), "")} for one in page],
        "results": pledges_in_words(page.paginator.count),
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        "is_example": are_examples(waiting),
    }
    return render(request, "pledges/reviews/reviews.html", context)


@require_http_methods(PAGE_METHODS)
@requires(can_review_pledges)
def review(request: HttpRequest, submission: int) -> HttpResponse:
    """`act` publishes it or returns it with a comment."""
    by = actor_of(request)
    found = get_object_or_404(Submission.objects.select_related("organisation", "pledge", "author"), pk=submission)
    act = request.POST.get("act", "")
    publish = PublishForm(request.POST if act == "publish" else None, submission=found, published=found.pledge)
    back = ReturnForm(request.POST if act == "return" else None, submission=found)
    published: list[Pledge] = []
    if publish.carried_out(lambda: published.append(publish_pledge(by=by, submission=found, **publish.cleaned_data))):
        messages.success(request, _told_published(found, published[0].reference))
        return redirect("pledges:reviews")
    if back.carried_out(lambda: return_pledge(by=by, submission=found, **back.cleaned_data)):
        messages.success(request, _told_returned(found))
        return redirect("pledges:reviews")
    in_conflict = any(compared(found, form) for form in (publish, back))
    done = _done_before(found, publish, back) if found.decided_by_id == by.user_id else ""
    if done:
        tell_once(request, done)
        return redirect("pledges:reviews")
    is_waiting, why_not = found.state == SubmissionState.SUBMITTED, WHY_NOT.get(why_not_decide(by, found), "")
    context = {
        **_page(str(found.values.get("title") or _("A new pledge")), (_("Pledges to review"), "pledges:reviews")),
        "submission": found,
        "publish": publish,
        "back": back,
        "is_waiting": is_waiting,
        "why_not": why_not,
        "came_late": in_conflict and not is_waiting,
        "typed_words": typed_words(request, beginning=("comment",)) if why_not or not is_waiting else [],
        "differences": differences(found, by) if found.is_change else [],
        "since": since_returned(found, by) if is_waiting else [],
        "sections": [
            {"name": SECTION_NAMES[section], "facts": facts} for section, facts in sections_told(found.said, by)
        ],
        "written": WRITTEN,
        "file": file_told(found),
        "is_example": found.is_example,
    }
    return render(request, "pledges/reviews/review.html", context, status=409 if in_conflict else 200)


def _done_before(found: Submission, publish: StepForm, back: ReturnForm) -> str:
    """What the first of two presses was answered; "" where this one is not the second."""
    if pressed_twice(found, publish, SubmissionState.PUBLISHED) and found.pledge:
        return _told_published(found, found.pledge.reference)
    said = back.cleaned_data.get("comment", "") if back.in_conflict else ""
    is_same = pressed_twice(found, back, SubmissionState.RETURNED) and kept_lines(said) == found.comment
    return _told_returned(found) if is_same else ""


def _told_returned(found: Submission) -> str:
    if found.is_change:
        return _("The change is returned, and its authors are written to.")
    return _("The pledge is returned, and its authors are written to.")


def _told_published(found: Submission, reference: str) -> str:
    sentence = (
        _("The change is published, and its authors are written to.")
        if found.is_change
        else _("The pledge is published, and its authors are written to.")
    )
    return format_html('{} <a href="{}">{}</a>', sentence, reverse("pledges:pledge", args=[reference]), reference)


def _page(title: str, before: tuple[str, str] | None = None) -> dict[str, Any]:
    crumbs = [(_("Pledges"), reverse("pledges:pledges"))]
    if before:
        crumbs.append((before[0], reverse(before[1])))
    return {"page_title": title, "breadcrumb": [*crumbs, (title, "")]}
