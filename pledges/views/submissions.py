"""Writing a pledge: start, one page a section that saves itself, and what is sent."""

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
from network_portal.common.actors import FOCAL_POINT, REPRESENTATIVE, Actor
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
from pledges.actions.submissions import (
    lacking_of,
    save_section,
    start_change,
    start_submission,
    submit_pledge,
    take_back,
    withdraw_submission,
)
from pledges.forms.submissions import SECTION_FORMS, StartForm
from pledges.models import Pledge, PledgeFile, Submission
from pledges.permissions import can_start_submission, can_submit_pledge
from pledges.queries.field_words import lacking_in_words
from pledges.queries.submissions import differences, lately_of, sections_told
from pledges.rules import lengths
from pledges.rules.kinds import REFUGEE_COMPACT, Concern
from pledges.rules.sections import SECTIONS, by_section, says_something

SECTION_NAMES = {
    "about": gettext_lazy("What it is"),
    "text": gettext_lazy("The text"),
    "who": gettext_lazy("Who takes part"),
    "objectives-and-countries": gettext_lazy("Objectives and countries"),
    "when-and-measured": gettext_lazy("When, and how it is measured"),
    "attachment": gettext_lazy("Attachment"),
    "registry": gettext_lazy("Where else it stands"),
}
OWN_SHOWN = 100
WRITTEN = ("title", "text", "measured")  # in the language of the submission
STEPS = {
    "send": (
        submit_pledge,
        SubmissionState.SUBMITTED,
        gettext_lazy("The pledge is sent. A co-chair reads it and writes to you."),
    ),
    "take_back": (
        take_back,
        SubmissionState.DRAFT,
        gettext_lazy("The pledge is yours again: change it, then send it."),
    ),
    "withdraw": (
        withdraw_submission,
        SubmissionState.WITHDRAWN,
        gettext_lazy("It is withdrawn. What was written stays here, and can be taken up again."),
    ),
}


@requires(can_start_submission)
def new(request: HttpRequest) -> HttpResponse:
    by, started = actor_of(request), []
    form = StartForm(request.POST or None, by=by)
    if form.carried_out(lambda: started.append(start_submission(by=by, **form.cleaned_data))):
        return redirect("pledges:section", started[0].pk, "about")
    is_for_refugees = form.is_bound and form.data.get("concern") == Concern.REFUGEES
    if is_for_refugees:
        form.errors.pop("concern", None)  # the notice says it
    mine = by.organisations_as(REPRESENTATIVE, FOCAL_POINT)
    own = list(lately_of(by, mine)[:OWN_SHOWN])
    context = {
        **_page(_("Submit a pledge")),
        "own": own,
        "is_example": bool(own) and all(one.is_example for one in own),
        "form": form,
        "is_for_refugees": is_for_refugees,
        "refugee_compact": REFUGEE_COMPACT,
    }
    return render(request, "pledges/submissions/new.html", context)


@require_POST
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Begins a change of a published pledge, or goes on with the one that was begun."""
    by = actor_of(request)
    permit(by, can_start_submission)
    pledge = get_object_or_404(Pledge, reference=reference)
    permit(by, can_submit_pledge, pledge.organisation_id)
    return redirect("pledges:submission", start_change(by=by, pledge=pledge).pk)


@require_http_methods(PAGE_METHODS)
def submission(request: HttpRequest, submission: int) -> HttpResponse:
    """How far it got, section by section; `act` sends, takes back or withdraws it."""
    by = actor_of(request)
    found = readable_submission(by, submission)
    form = StepForm(request.POST or None, submission=found)
    verb, leads_to, done = STEPS.get(request.POST.get("act", ""), (None, None, ""))
    if verb and form.carried_out(lambda: verb(by=by, submission=found, version=form.cleaned_data["version"])):
        messages.success(request, str(done))
        return redirect("pledges:submission", found.pk)
    in_conflict = compared(found, form)
    if leads_to and pressed_twice(found, form, leads_to):
        tell_once(request, str(done))
        return redirect("pledges:submission", found.pk)
    lacking = lacking_of(found)
    context = {
        **_page(str(found.values.get("title") or _("A new pledge")), found),
        "form": form,
        "sections": _sections(by, found, lacking),
        "lacking": len(lacking),
        "lacking_words": ngettext("%(count)d thing is missing.", "%(count)d things are missing.", len(lacking))
        % {"count": len(lacking)},
        "differences": differences(found, by) if found.is_change else [],
        "written": WRITTEN,
        "file": file_told(found),
    }
    return render(request, "pledges/submissions/submission.html", context, status=409 if in_conflict else 200)


@require_http_methods(PAGE_METHODS)
def section(request: HttpRequest, submission: int, section: str) -> HttpResponse:
    """GET shows; POST saves and goes on to the next one, or with `act` 'save' stays; asked for JSON it saves aside."""
    by = actor_of(request)
    found = readable_submission(by, submission)
    if section not in SECTION_FORMS:
        raise Http404
    form = SECTION_FORMS[section](request.POST or None, submission=found, by=by)
    if not found.is_writable:
        sent = _("This pledge was sent. Take it back to change it.")
        page = _page(str(SECTION_NAMES[section]), found)
        there = reverse("pledges:submission", args=[found.pk])
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
    context = {
        **page_of_section(found, section),
        "form": form,
        "saved_at": moment_in_words(found.saved_at),
        "limits": {"least": lengths.TEXT_LEAST, "most": lengths.TEXT_MOST},
    }
    return render(request, "pledges/submissions/section.html", context, status=409 if form.in_conflict else 200)


def readable_submission(by: Actor, pk: int) -> Submission:
    """One of the person's own organisations, or for a co-chair any; another one is as if it were not there."""
    permit(by, can_start_submission)
    found = get_object_or_404(Submission.objects.select_related("organisation", "pledge", "author"), pk=pk)
    permit(by, can_submit_pledge, found.organisation_id, hidden=True)
    return found


def address_of_section(found: Submission, section: str) -> str:
    return reverse("pledges:section", args=[found.pk, section])


def page_of_section(found: Submission, section: str) -> dict[str, Any]:
    lacking = by_section(lacking_of(found))
    unsaid = [name for name in SECTIONS if not says_something(name, found.values, found.organisation_id)]
    steps = steps_of(SECTION_NAMES, section, lacking, lambda name: address_of_section(found, name), unsaid=unsaid)
    return {**_page(str(SECTION_NAMES[section]), found), "section": section, "steps": steps}


def file_told(found: Submission) -> dict[str, Any] | None:
    """The attachment that the values name: the field it is told in, its address, whether a change brings it. None also
    of one that a later change replaced."""
    pk = found.values.get("attachment")
    if not pk or not PledgeFile.objects.filter(pk=pk).exists():
        return None
    return {
        "field": "attachment",
        "url": reverse("pledges:attachment_file", args=[pk]),
        "is_new": pk != found.base.get("attachment"),
    }


def _next(found: Submission, section: str, act: str) -> str:
    name = section if act == "save" else following(list(SECTIONS), section)
    return address_of_section(found, name) if name else reverse("pledges:submission", args=[found.pk])


def _sections(by: Actor, found: Submission, lacking: tuple[str, ...]) -> list[dict[str, Any]]:
    missing = by_section(lacking)
    return [
        {
            "name": SECTION_NAMES[section],
            "url": address_of_section(found, section) if found.is_writable else "",
            "facts": facts,
            "missing": lacking_in_words(missing[section], found.values),
        }
        for section, facts in sections_told(found.said, by)
    ]


def _page(title: str, found: Submission | None = None) -> dict[str, Any]:
    crumbs = [(_("Pledges"), reverse("pledges:pledges"))]
    name = str(found.values.get("title") or _("A new pledge")) if found else ""
    if found and title != name:
        crumbs.append((name, reverse("pledges:submission", args=[found.pk])))
    return {
        "page_title": title,
        "breadcrumb": [*crumbs, (title, "")],
        "submission": found,
        "is_example": bool(found and found.is_example),
    }
