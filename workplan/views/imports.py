from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.access import actor_of, requires
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language, fallback_order, translated_text
from workplan.actions import imports
from workplan.actions.import_files import KeptFile, forget_file, keep_file, kept_file
from workplan.actions.imports import Imported
from workplan.forms.imports import ConfirmForm, ImportForm
from workplan.import_sentences import column_name, file_sentence
from workplan.models import Plan
from workplan.permissions import can_import_plan, can_read_plan
from workplan.queries.imports import ActivityChange, Preview, preview_import, read_plan_file
from workplan.rules.importing import ActivityRow, Problem
from workplan.views.places import plan_crumbs

SHOWN = 200


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
    context = {**_page(plan, _("Import activities from a file")), "form": form}
    return render(request, "workplan/imports/import_plan.html", context)


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
            kept = keep_file(by=actor, plan=plan, name=name, content=form.content)
            return redirect(f"{_address(plan)}?kept={kept.token}")
    return _choose(request, plan, form)


def _preview(request: HttpRequest, plan: Plan, token: str) -> HttpResponse:
    kept = kept_file(by=actor_of(request), plan=plan, token=token)
    if kept is None:
        return _gone(request, plan)
    preview = preview_import(plan, read_plan_file(plan, kept.content, kept.name))
    context = {
        **_page(plan, _("Preview of the import")),
        **_told(preview),
        "file_name": kept.name,
        "form": ImportForm(),
        "confirm": _confirm_form(kept, preview),
    }
    return render(request, "workplan/imports/preview.html", context)


def _confirm(request: HttpRequest, plan: Plan) -> HttpResponse:
    actor, form = actor_of(request), ConfirmForm(request.POST)
    token = form.cleaned_data["kept"] if form.is_valid() else ""
    kept = kept_file(by=actor, plan=plan, token=token)
    if kept is None:
        return _gone(request, plan)
    reading = read_plan_file(plan, kept.content, kept.name)
    try:
        done = imports.import_plan(by=actor, plan=plan, reading=reading, fingerprint=form.cleaned_data["fingerprint"])
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(f"{_address(plan)}?kept={token}")
    forget_file(by=actor, plan=plan, token=token)
    messages.success(request, _sentence_of(done))
    return redirect("workplan:plan", plan.slug) if can_read_plan.test(actor, plan) else redirect(_address(plan))


def _gone(request: HttpRequest, plan: Plan) -> HttpResponse:
    messages.error(request, _("The file is kept for an hour only, and that is over. Choose it again."))
    return redirect(_address(plan))


def _address(plan: Plan) -> str:
    return reverse("workplan:import_plan", args=[plan.slug])


def _page(plan: Plan, title: str) -> dict[str, Any]:
    name = translated_text(plan, "title", current_language())[0]
    return {"page_title": title, "breadcrumb": plan_crumbs(plan, (title, "")), "plan": plan, "plan_title": name}


def _confirm_form(kept: KeptFile, preview: Preview) -> ConfirmForm:
    return ConfirmForm(initial={"kept": kept.token, "fingerprint": preview.fingerprint}, auto_id=False)


def _told(preview: Preview) -> dict[str, Any]:
    """The preview in words; of long lists the first part is shown and the rest counted."""
    lists = {
        "problems": [_doubt(problem) for problem in preview.problems[:SHOWN]],
        "warnings": [_doubt(problem) for problem in preview.warnings[:SHOWN]],
        "added": [_named(change.row) for change in preview.added[:SHOWN]],
        "changed": [_changed(change) for change in preview.changed[:SHOWN]],
        "kept": [_named(stored.row) for stored in preview.kept[:SHOWN]],
    }
    problems, changed, added = len(preview.problems), len(preview.changed), len(preview.added)
    titles = {
        "problems_title": ngettext("%(count)d cell cannot be read", "%(count)d cells cannot be read", problems),
        "changed_title": ngettext("%(count)d activity changes", "%(count)d activities change", changed),
        "added_title": ngettext("%(count)d new activity", "%(count)d new activities", added),
    }
    counts = {"problems_title": problems, "changed_title": changed, "added_title": added}
    words = {name: text % {"count": counts[name]} for name, text in titles.items()}
    return lists | words | {"preview": preview, "shown": SHOWN}


def _doubt(problem: Problem) -> dict[str, str]:
    place = problem.cell or str(problem.values.get("activity", ""))
    return {
        "sheet": problem.sheet,
        "row": str(problem.row) if problem.row else "–",
        "cell": place or "–",
        "column": column_name(problem.column) if problem.column else "–",
        "sentence": file_sentence(problem),
    }


def _named(row: ActivityRow) -> dict[str, str]:
    titles = [getattr(row, f"title_{code.replace('-', '_')}") for code in fallback_order(current_language())]
    return {"code": row.code, "title": next(filter(None, titles), "")}


def _changed(change: ActivityChange) -> dict[str, Any]:
    cells = [{"label": column_name(one.column), "before": one.before, "after": one.after} for one in change.differences]
    return {"text": "{code} {title}".format(**_named(change.row)), "changes": cells}


def _sentence_of(done: Imported) -> str:
    if not (done.added or done.changed):
        return _("The file says what the plan says already. Nothing was changed.")
    added = ngettext("%(count)d activity was added", "%(count)d activities were added", done.added)
    changed = ngettext("%(count)d activity was changed", "%(count)d activities were changed", done.changed)
    return _("%(added)s, %(changed)s.") % {
        "added": added % {"count": done.added},
        "changed": changed % {"count": done.changed},
    }
