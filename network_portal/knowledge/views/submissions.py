"""Writing a practice: start, one page a section that saves itself, and what is sent."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from network_portal.accounts.queries import last_change
from network_portal.common.access import PAGE_METHODS, actor_of, permit, requires
from network_portal.common.actors import Actor
from network_portal.common.drafts import SubmissionState
from network_portal.common.forms.sections import StepForm
from network_portal.common.languages import moment_in_words
from network_portal.common.views.sections import (
    compared,
    following,
    is_aside,
    no_longer_written,
    pressed_twice,
    save_form,
    saved_aside,
    steps_of,
    tell_once,
)
from network_portal.knowledge.actions.calls import answer_call
from network_portal.knowledge.actions.submissions import (
    save_section,
    start_change,
    start_practice,
    submit_practice,
    take_back,
    withdraw_practice,
)
from network_portal.knowledge.forms.calls import AnswerForm
from network_portal.knowledge.forms.submissions import SECTION_FORMS, StartForm
from network_portal.knowledge.models import Practice, PracticeSubmission
from network_portal.knowledge.permissions import can_start_practice, can_write_practice
from network_portal.knowledge.queries.calls import open_calls
from network_portal.knowledge.queries.field_words import in_words
from network_portal.knowledge.queries.names import teller
from network_portal.knowledge.queries.submissions import differences, sections_told
from network_portal.knowledge.rules.practices import TEXTS
from network_portal.knowledge.rules.sections import SECTIONS, by_section, missing, says_something

SECTION_NAMES = {
    "about": gettext_lazy("What it is"),
    "done": gettext_lazy("What was done"),
    "context": gettext_lazy("The context"),
    "where-and-when": gettext_lazy("Where, when and with whom"),
    "objectives": gettext_lazy("Objectives"),
    "who-and-how-much": gettext_lazy("Who, and how much"),
}
WRITTEN = ("title", *TEXTS)  # in the language of the submission
STEPS = {
    "send": (
        submit_practice,
        SubmissionState.SUBMITTED,
        gettext_lazy("The practice is sent. It is reviewed, and you are written to."),
    ),
    "take_back": (
        take_back,
        SubmissionState.DRAFT,
        gettext_lazy("The practice is yours again: change it, then send it."),
    ),
    "withdraw": (withdraw_practice, SubmissionState.WITHDRAWN, gettext_lazy("The practice is withdrawn.")),
}


@requires(can_start_practice)
def submit(request: HttpRequest) -> HttpResponse:
    by, started = actor_of(request), []
    asked = open_calls().filter(slug=request.GET.get("call", "")).first()
    form = StartForm(request.POST or None, by=by, asked_call=asked)
    if form.carried_out(lambda: started.append(start_practice(by=by, **form.cleaned_data))):
        return redirect("knowledge:section", started[0].pk, "about")
    return render(request, "knowledge/submissions/submit.html", {**_page(_("Submit a practice")), "form": form})


@require_POST
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Begins a change, or goes on with the one that was begun; what was taken off is there for its writers alone."""
    by = actor_of(request)
    permit(by, can_start_practice)
    practice = get_object_or_404(Practice, slug=slug)
    bodies = [one for one in practice.implementers.order_by("pk") if can_write_practice.test(by, one.pk)]
    body = bodies[0] if bodies else None
    permit(by, can_write_practice, body.pk if body else None, hidden=not practice.is_published)
    return redirect("knowledge:submission", start_change(by=by, practice=practice, organisation=body).pk)


@require_http_methods(PAGE_METHODS)
def submission(request: HttpRequest, submission: int) -> HttpResponse:
    """How far it got, section by section; `act` sends, takes back or withdraws it."""
    by = actor_of(request)
    found = readable_submission(by, submission)
    form = StepForm(request.POST or None, submission=found)
    verb, leads_to, done = STEPS.get(request.POST.get("act", ""), (None, None, ""))
    if verb and form.carried_out(lambda: verb(by=by, submission=found, version=form.cleaned_data["version"])):
        messages.success(request, str(done))
        return redirect("knowledge:submission", found.pk)
    answer = AnswerForm(request.POST if request.POST.get("act") == "call" else None, submission=found)
    if answer.carried_out(lambda: answer_call(by=by, submission=found, **answer.cleaned_data)):
        messages.success(request, _("Kept: which call it answers."))
        return redirect("knowledge:submission", found.pk)
    in_conflict = any([compared(found, form), compared(found, answer)])
    if leads_to and pressed_twice(found, form, leads_to):
        tell_once(request, str(done))
        return redirect("knowledge:submission", found.pk)
    lacking = missing(found.values, found.base)
    context = {
        **_page(found.title or _("A new practice"), found),
        "told_by": teller(by, found.organisation),
        "form": form,
        "answer": answer,
        "may_answer": found.is_writable and not found.is_change and answer.offers_calls,
        "sections": _sections(found, lacking),
        "lacking": len(lacking),
        "lacking_words": ngettext("%(count)d thing is missing.", "%(count)d things are missing.", len(lacking))
        % {"count": len(lacking)},
        "differences": differences(found) if found.is_change else [],
        "written": WRITTEN,
    }
    return render(request, "knowledge/submissions/submission.html", context, status=409 if in_conflict else 200)


@require_http_methods(PAGE_METHODS)
def section(request: HttpRequest, submission: int, section: str) -> HttpResponse:
    """GET shows; POST saves and goes on to the next one, or with `act` 'save' stays; asked for JSON it saves aside."""
    by = actor_of(request)
    found = readable_submission(by, submission)
    if section not in SECTIONS:
        raise Http404
    form = SECTION_FORMS[section](request.POST or None, submission=found)
    if not found.is_writable:
        sent = _("This practice was sent. Take it back to change it.")
        page = _page(str(SECTION_NAMES[section]), found)
        there = reverse("knowledge:submission", args=[found.pk])
        return no_longer_written(request, form, page=page, sent=sent, address=there)

    def save() -> None:
        version = form.cleaned_data["version"]
        save_section(by=by, submission=found, version=version, section=section, values=form.values)

    saved = request.method == "POST" and save_form(form, save, found, last_change)
    if is_aside(request):
        return saved_aside(form, found)
    if saved or form.says_the_same:
        messages.success(request, _("Saved. Nothing is sent until you press ‘Send’."))
        return redirect(_next(found, section, request.POST.get("act", "")))
    lacking = by_section(missing(found.values, found.base))
    unsaid = [name for name in SECTIONS if not says_something(name, found.said)]
    steps = steps_of(SECTION_NAMES, section, lacking, lambda name: _address(found, name), unsaid=unsaid)
    context = {
        **_page(str(SECTION_NAMES[section]), found),
        "told_by": teller(by, found.organisation),
        "form": form,
        "steps": steps,
        "saved_at": moment_in_words(found.saved_at),
    }
    return render(request, "knowledge/submissions/section.html", context, status=409 if form.in_conflict else 200)


def readable_submission(by: Actor, pk: int) -> PracticeSubmission:
    """One of the person's own organisations, or for staff any; another one is as if it were not there."""
    permit(by, can_start_practice)
    found = get_object_or_404(
        PracticeSubmission.objects.select_related("organisation", "practice", "author", "call"), pk=pk
    )
    permit(by, can_write_practice, found.organisation_id, hidden=True)
    return found


def _address(found: PracticeSubmission, section: str) -> str:
    return reverse("knowledge:section", args=[found.pk, section])


def _next(found: PracticeSubmission, section: str, act: str) -> str:
    name = section if act == "save" else following(list(SECTIONS), section)
    return _address(found, name) if name else reverse("knowledge:submission", args=[found.pk])


def _sections(found: PracticeSubmission, lacking: tuple[str, ...]) -> list[dict[str, Any]]:
    lacks = by_section(lacking)
    return [
        {
            "name": SECTION_NAMES[section],
            "url": _address(found, section) if found.is_writable else "",
            "facts": facts,
            "missing": in_words(lacks[section]),
        }
        for section, facts in sections_told(found.said)
    ]


def _page(title: str, found: PracticeSubmission | None = None) -> dict[str, Any]:
    crumbs = [(_("Practices"), reverse("knowledge:practices"))]
    name = (found.title or _("A new practice")) if found else ""
    if found and title != name:
        crumbs.append((name, reverse("knowledge:submission", args=[found.pk])))
    return {
        "page_title": title,
        "breadcrumb": [*crumbs, (title, "")],
        "submission": found,
        "is_example": bool(found and found.is_example),
    }
