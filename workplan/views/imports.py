from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of, requires
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language, translated_text
from network_portal.common.waiting_files import KeptFile, forget_file, keep_file, kept_file
from workplan.actions import imports
from workplan.forms.imports import ConfirmForm, ImportForm
from workplan.models import Plan
from workplan.permissions import can_change_plan, can_import_plan, can_read_plan
from workplan.queries.imports import Preview, preview_import, read_plan_file
from workplan.queries.plans import drafts
from workplan.views.import_words import imported_in_words, preview_in_words
from workplan.views.places import plan_crumbs
from workplan.views.priorities import offer_of_priorities

MISSING = frozenset({"priority_unknown", "priorities_missing"})


@requires(can_import_plan)
def import_plan(request: HttpRequest, plan: str) -> HttpResponse:
    """Choose a file; look at what it would do (`?kept=…`); confirm."""
    target = get_object_or_404(Plan, slug=plan)
    if request.method == "POST" and "fingerprint" in request.POST:
        return _confirm(request, target)
    if request.method == "POST":
        return _receive(request, target)
    if "kept" in request.GET:
        return _preview(request, target, request.GET["kept"])
    return _choose(request, target, ImportForm())


def _choose(request: HttpRequest, plan: Plan, form: ImportForm) -> HttpResponse:
    page = _page(plan, _("Import activities from a file"))
    context = {**page, "form": form, "ways": [] if plan.is_draft else _elsewhere(actor_of(request))}
    if plan.is_draft and not plan.priorities.exists():
        context["offer"] = offer_of_priorities(actor_of(request), plan)
    return render(request, "workplan/imports/import_plan.html", context)


def _elsewhere(actor: Actor) -> list[dict[str, str]]:
    """Where a file can go instead: each draft; where there is none, a new plan."""
    ways = [{"label": _("Import into “%(plan)s”") % {"plan": _title(plan)}, "url": _address(plan)} for plan in drafts()]
    if not ways and can_change_plan.test(actor):
        ways = [{"label": _("New work plan"), "url": reverse("workplan:new_plan")}]
    return [*ways, {"label": _("All work plans"), "url": reverse("workplan:plans")}]


def _receive(request: HttpRequest, plan: Plan) -> HttpResponse:
    """A file that cannot be opened is refused beside its field; one that can waits for the confirmation."""
    actor = actor_of(request)
    form = ImportForm(request.POST, request.FILES)
    if plan.is_draft and form.is_valid():
        name = form.cleaned_data["file"].name
        try:
            read_plan_file(plan, form.content, name)
        except DomainError as error:
            form.add_error("file", str(error))
        else:
            kept = keep_file(by=actor, place=_place(plan), name=name, content=form.content)
            return redirect(f"{_address(plan)}?kept={kept.token}")
    return _choose(request, plan, form)


def _preview(request: HttpRequest, plan: Plan, token: str) -> HttpResponse:
    kept = kept_file(by=actor_of(request), place=_place(plan), token=token)
    if kept is None:
        return _gone(request, plan)
    preview = preview_import(plan, read_plan_file(plan, kept.content, kept.name))
    context = {
        **_page(plan, _("Preview of the import")),
        **preview_in_words(preview, plan),
        "file_name": kept.name,
        "form": ImportForm(),
        "confirm": _confirm_form(kept, preview),
        "token": token,
    }
    if not MISSING.isdisjoint(problem.code for problem in preview.problems):
        context["offer"] = offer_of_priorities(actor_of(request), plan)
    return render(request, "workplan/imports/preview.html", context)


def _confirm(request: HttpRequest, plan: Plan) -> HttpResponse:
    actor, form = actor_of(request), ConfirmForm(request.POST)
    token = form.cleaned_data["kept"] if form.is_valid() else ""
    kept = kept_file(by=actor, place=_place(plan), token=token)
    if kept is None:
        return _gone(request, plan)
    reading = read_plan_file(plan, kept.content, kept.name)
    asked = {name: form.cleaned_data[name] for name in ("fingerprint", "with_done", "with_removals")}
    try:
        done = imports.import_plan(by=actor, plan=plan, reading=reading, **asked)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(f"{_address(plan)}?kept={token}")
    forget_file(by=actor, place=_place(plan), token=token)
    messages.success(request, imported_in_words(done))
    return redirect("workplan:plan", plan.slug) if can_read_plan.test(actor, plan) else redirect(_address(plan))


def _gone(request: HttpRequest, plan: Plan) -> HttpResponse:
    messages.error(request, _("The file is kept for an hour only, and that is over. Choose it again."))
    return redirect(_address(plan))


def _place(plan: Plan) -> str:
    return f"plan-{plan.pk}"


def _address(plan: Plan) -> str:
    return reverse("workplan:import_plan", args=[plan.slug])


def _page(plan: Plan, title: str) -> dict[str, Any]:
    crumbs = plan_crumbs(plan, (title, ""))
    return {"page_title": title, "breadcrumb": crumbs, "plan": plan, "plan_title": _title(plan)}


def _title(plan: Plan) -> str:
    return translated_text(plan, "title", current_language())[0]


def _confirm_form(kept: KeptFile, preview: Preview) -> ConfirmForm:
    """Dates on which things were done, and what would be taken away, are asked about only where the file has some."""
    form = ConfirmForm(initial={"kept": kept.token, "fingerprint": preview.fingerprint})
    if not preview.done:
        del form.fields["with_done"]
    if not preview.removals:
        del form.fields["with_removals"]
    return form
