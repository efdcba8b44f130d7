"""What waits for review, and the page on which staff reviews, returns and publishes."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.common.access import PAGE_METHODS, actor_of, requires
from network_portal.common.actors import Actor
from network_portal.common.drafts import SubmissionState
from network_portal.common.forms.sections import PublishForm, StepForm
from network_portal.common.kept_answers import typed_words
from network_portal.common.kept_lines import kept_lines
from network_portal.common.numbers import whole_number
from network_portal.common.views.sections import compared, pressed_twice, tell_once
from network_portal.knowledge.actions.reviews import (
    publish_practice,
    return_practice,
    review_practice,
    unpublish_practice,
)
from network_portal.knowledge.forms.reviews import ANSWERS, CRITERIA, ReturnForm, ReviewForm, UnpublishForm
from network_portal.knowledge.models import Practice, PracticeSubmission
from network_portal.knowledge.permissions import can_publish_practices, can_review_practices
from network_portal.knowledge.queries.months import marks_by
from network_portal.knowledge.queries.names import teller, tellers
from network_portal.knowledge.queries.submissions import (
    differences,
    may_be_reviewed_by,
    reviews_of,
    sections_told,
    since_returned,
    taken_off,
    to_review,
)
from network_portal.knowledge.rules.reviews import may_be_published
from network_portal.knowledge.views.submissions import SECTION_NAMES, WRITTEN

ROWS = 25
KEPT = gettext_lazy("Your review is kept.")
PUBLISHED = gettext_lazy("The practice is published, and its authors are written to.")
RETURNED = gettext_lazy("The practice is returned, and its authors are written to.")


@require_safe
@requires(can_review_practices)
def reviews(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    page = Paginator(to_review(), ROWS).get_page(whole_number(request.GET.get("page", "")) or 1)
    told_by = tellers(actor, [one.organisation for one in page])
    rows = [
        {"submission": one, "told_by": told_by[one.organisation_id], "may_decide": may_be_reviewed_by(actor, one)}
        for one in page
    ]
    is_example = bool(rows) and all(one.is_example for one in page)
    context = {**_page(_("Practices to review")), "rows": rows, "is_example": is_example, **ways(page)}
    context["taken_off"] = taken_off()[:ROWS]
    return render(request, "knowledge/reviews/reviews.html", context)


@require_http_methods(PAGE_METHODS)
@requires(can_review_practices)
def review(request: HttpRequest, submission: int) -> HttpResponse:
    """`act` says what a reviewer answers, publishes it, or returns it with a comment."""
    by = actor_of(request)
    submissions = PracticeSubmission.objects.select_related("organisation", "practice", "author")
    found = get_object_or_404(submissions, pk=submission)
    sent = {act: request.POST if request.POST.get("act") == act else None for act in ("review", "publish", "return")}
    answers = ReviewForm(sent["review"], submission=found, prefix="r")
    publish = PublishForm(sent["publish"], submission=found, published=found.practice)
    back = ReturnForm(sent["return"], submission=found)
    if answers.carried_out(lambda: review_practice(by=by, submission=found, **answers.said)):
        messages.success(request, str(KEPT))
        return redirect("knowledge:review", found.pk)
    if publish.carried_out(lambda: publish_practice(by=by, submission=found, **publish.cleaned_data)):
        messages.success(request, str(PUBLISHED))
        return redirect("knowledge:reviews")
    if back.carried_out(lambda: return_practice(by=by, submission=found, **back.cleaned_data)):
        messages.success(request, str(RETURNED))
        return redirect("knowledge:reviews")
    in_conflict = any(compared(found, form) for form in (answers, publish, back))
    if _reviewed_before(by, found, answers):
        tell_once(request, str(KEPT))
        return redirect("knowledge:review", found.pk)
    done = _decided_before(found, publish, back) if found.decided_by_id == by.user_id else ""
    if done:
        tell_once(request, done)
        return redirect("knowledge:reviews")
    is_waiting, may_decide = found.state == SubmissionState.SUBMITTED, may_be_reviewed_by(by, found)
    said = list(reviews_of(found))
    context = {
        **_page(found.title or _("A new practice"), (_("Practices to review"), "knowledge:reviews")),
        "submission": found,
        "told_by": teller(by, found.organisation),
        "answers": answers,
        "publish": publish,
        "back": back,
        "is_waiting": is_waiting,
        "may_decide": may_decide,
        "came_late": in_conflict and not is_waiting,
        "typed_words": [] if is_waiting and may_decide else typed_words(request, beginning=("comment", "r-words")),
        "may_publish": may_be_published([one.answers for one in said], settings.PRACTICE_REVIEWS),
        "reviews": [{"by": one.reviewer, "words": one.words, "lines": _lines(one.answers)} for one in said],
        "since": since_returned(found) if is_waiting else [],
        "differences": differences(found) if found.is_change else [],
        "sections": [{"name": SECTION_NAMES[section], "facts": facts} for section, facts in sections_told(found.said)],
        "written": WRITTEN,
        "is_example": found.is_example,
    }
    return render(request, "knowledge/reviews/review.html", context, status=409 if in_conflict else 200)


@require_http_methods(PAGE_METHODS)
@requires(can_publish_practices)
def unpublish(request: HttpRequest, slug: str) -> HttpResponse:
    by, practice = actor_of(request), get_object_or_404(Practice.objects.published(), slug=slug)
    form = UnpublishForm(request.POST or None, practice=practice)
    if form.carried_out(lambda: unpublish_practice(by=by, practice=practice, **form.cleaned_data)):
        messages.success(request, _("Nobody reads the practice here any more."))
        return redirect("knowledge:practices")
    if form.in_conflict:
        practice.refresh_from_db()
        form.compare(practice.version, {})
    context = {**_page(_("Take the practice off the public pages")), "practice": practice, "form": form}
    context["is_example"] = practice.is_example
    context["marks"] = list(marks_by(practice))
    return render(request, "knowledge/reviews/unpublish.html", context, status=409 if form.in_conflict else 200)


def _reviewed_before(by: Actor, found: PracticeSubmission, answers: ReviewForm) -> bool:
    """Whether the first of two presses kept the same answers and words."""
    if not pressed_twice(found, answers, SubmissionState.SUBMITTED):
        return False
    said = answers.said
    kept = {"answers": said["answers"], "words": kept_lines(said["words"])}
    return any(
        one.reviewer_id == by.user_id and {"answers": one.answers, "words": one.words} == kept
        for one in reviews_of(found)
    )


def _decided_before(found: PracticeSubmission, publish: StepForm, back: ReturnForm) -> str:
    """What the first of two presses was answered; "" where this one is not the second."""
    if pressed_twice(found, publish, SubmissionState.PUBLISHED):
        return str(PUBLISHED)
    said = back.cleaned_data.get("comment", "") if back.in_conflict else ""
    is_same = pressed_twice(found, back, SubmissionState.RETURNED) and kept_lines(said) == found.comment
    return str(RETURNED) if is_same else ""


def ways(page: Page) -> dict[str, str]:
    """To the pages before and after this one."""
    return {
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
    }


def _lines(answers: dict[str, str]) -> list[tuple[str, str]]:
    words = dict(ANSWERS)
    return [(str(label), str(words.get(answers.get(one.value, ""), "–"))) for one, label in CRITERIA.items()]


def _page(title: str, before: tuple[str, str] | None = None) -> dict[str, Any]:
    crumbs = [(_("Practices"), reverse("knowledge:practices"))]
    if before:
        crumbs.append((before[0], reverse(before[1])))
    return {"page_title": title, "breadcrumb": [*crumbs, (title, "")]}
