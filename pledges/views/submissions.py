"""Writing a pledge: start, one page a section that saves itself, and what is sent."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from network_portal.accounts.queries import last_change
from network_portal.common.access import PAGE_METHODS, actor_of, permit, requires
from network_portal.common.actors import FOCAL_POINT, REPRESENTATIVE, Actor
from network_portal.common.languages import moment_in_words
from pledges.actions.submissions import (
    lacking_of,
    save_section,
    start_change,
    start_submission,
    submit_pledge,
    take_back,
    withdraw_submission,
)
from pledges.forms.submissions import PREFIX, SECTION_FORMS, SectionForm, StartForm, StepForm
from pledges.models import Pledge, Submission
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
STEPS = {
    "send": (submit_pledge, gettext_lazy("The pledge is sent. A co-chair reads it and writes to you.")),
    "take_back": (take_back, gettext_lazy("The pledge is yours again: change it, then send it.")),
    "withdraw": (
        withdraw_submission,
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
    verb, done = STEPS.get(request.POST.get("act", ""), (None, ""))
    if verb and form.carried_out(lambda: verb(by=by, submission=found, version=form.cleaned_data["version"])):
        messages.success(request, str(done))
        return redirect("pledges:submission", found.pk)
    if form.in_conflict:
        found.refresh_from_db()
        form.compare(found.version, {})
    lacking = lacking_of(found)
    context = {
        **_page(str(found.values.get("title") or _("A new pledge")), found),
        "form": form,
        "sections": _sections(by, found, lacking),
        "lacking": len(lacking),
        "lacking_words": ngettext("%(count)d thing is missing.", "%(count)d things are missing.", len(lacking))
        % {"count": len(lacking)},
        "differences": differences(found, by) if found.is_change else [],
    }
    return render(request, "pledges/submissions/submission.html", context, status=409 if form.in_conflict else 200)


@require_http_methods(PAGE_METHODS)
def section(request: HttpRequest, submission: int, section: str) -> HttpResponse:
    """GET shows; POST saves and goes on to the next one, or with `act` 'save' stays; asked for JSON it saves aside."""
    by = actor_of(request)
    found = readable_submission(by, submission)
    if section not in SECTION_FORMS:
        raise Http404
    if not found.is_writable:
        messages.info(request, _("This pledge was sent. Take it back to change it."))
        return redirect("pledges:submission", found.pk)
    form = SECTION_FORMS[section](request.POST or None, submission=found, by=by)
    saved = request.method == "POST" and _saved(form, by, found, section)
    if request.headers.get("Accept") == "application/json" and request.method == "POST":
        return _autosaved(form, found)
    if saved or form.says_the_same:
        messages.success(request, _("Saved. Nothing is sent until you press ‘Send’."))
        return redirect(following(found, section, request.POST.get("act", "")))
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


def page_of_section(found: Submission, section: str) -> dict[str, Any]:
    page = _page(str(SECTION_NAMES[section]), found)
    return {**page, "section": section, "steps": _steps(found, section)}


def _saved(form: SectionForm, by: Actor, found: Submission, section: str) -> bool:
    def save() -> None:
        version = form.cleaned_data["version"]
        save_section(by=by, submission=found, version=version, section=section, values=form.values)

    if form.carried_out(save):
        found.refresh_from_db()
        return True
    if form.in_conflict:
        found.refresh_from_db()
        form.compare(found.version, form.saved(found), **last_change(found))
    return False


def _autosaved(form: SectionForm, found: Submission) -> JsonResponse:
    sentences = sorted({str(text) for texts in form.errors.values() for text in texts})
    if sentences:
        return JsonResponse({"words": "", "versions": {}, "errors": sentences})
    words = _("saved %(saved_at)s") % {"saved_at": moment_in_words(found.saved_at)}
    return JsonResponse({"words": words, "versions": {PREFIX: found.version}, "errors": []})


def following(found: Submission, section: str, act: str) -> str:
    names = list(SECTIONS)
    place = names.index(section) + 1
    if act == "save":
        return reverse("pledges:section", args=[found.pk, section])
    if place == len(names):
        return reverse("pledges:submission", args=[found.pk])
    return reverse("pledges:section", args=[found.pk, names[place]])


def _steps(found: Submission, current: str) -> list[dict[str, Any]]:
    lacking = by_section(lacking_of(found))
    return [
        {
            "label": name,
            "state": "current" if section == current else _state(found, section, lacking[section]),
            "url": reverse("pledges:section", args=[found.pk, section]),
        }
        for section, name in SECTION_NAMES.items()
    ]


def _state(found: Submission, section: str, lacking: tuple[str, ...]) -> str:
    return (
        "todo" if lacking else ("done" if says_something(section, found.values, found.organisation_id) else "optional")
    )


def _sections(by: Actor, found: Submission, lacking: tuple[str, ...]) -> list[dict[str, Any]]:
    missing = by_section(lacking)
    return [
        {
            "name": SECTION_NAMES[section],
            "url": reverse("pledges:section", args=[found.pk, section]) if found.is_writable else "",
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
