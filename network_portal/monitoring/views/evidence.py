"""Files beside an update: a page of its own, so that nothing typed is lost with a file that is refused or a line that
breaks; `Save` carries there what was typed before."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.files import CleanFile, attachment
from network_portal.common.languages import current_language
from network_portal.monitoring.actions.evidence import attach_evidence, attach_to_news, remove_evidence
from network_portal.monitoring.forms.evidence import EvidenceForm
from network_portal.monitoring.models import Duty, EvidenceFile, Subject, Update
from network_portal.monitoring.permissions import (
    can_read_evidence,
    can_see_rounds,
    can_write_update,
    may_change_evidence,
    may_draft,
)
from network_portal.monitoring.queries.evidence import files_of, with_update
from network_portal.monitoring.queries.news import are_examples, reporters, unsettled_news
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.monitoring.rules.evidence import MOST_FILES, is_full, may_change_files
from network_portal.monitoring.rules.updates import UpdateState
from network_portal.monitoring.views.desks import Desk

PAGE = "monitoring/evidence/evidence.html"


def evidence_page(request: HttpRequest, desk: Desk, duty: int) -> HttpResponse:
    """Of one duty. POST with `file` adds one, with `remove` removes that one."""
    found = _duty(desk, duty)
    permit(desk.by, may_draft, found)
    update = Update.objects.filter(duty=found).select_related("duty").first()
    form = EvidenceForm(request.POST, request.FILES) if request.method == "POST" else EvidenceForm()

    def attach(file: CleanFile) -> object:
        return attach_evidence(by=desk.by, duty=found, file=file, language=current_language())

    if request.method == "POST" and _carried_out(request, desk.by, form, update, attach):
        return redirect(request.path)
    may_change = update is None or may_change_evidence.test(desk.by, update)
    context = {
        **desk.page(_("Files that show it")),
        **_shown(update, found.subject_id, is_open=found.takes_updates and may_change),
        "back": f"../../#{_code(found.subject_id)}",
        "by_link": desk.link is not None,
        "form": form,
    }
    return render(request, PAGE, context)


def evidence_file_by_link(request: HttpRequest, desk: Desk, duty: int, file: int) -> HttpResponse:
    """For the bearer of a mailed link."""
    found = get_object_or_404(with_update().filter(update__duty=_duty(desk, duty)), pk=file)
    return _served(desk.by, found)


@require_safe
def evidence_file(request: HttpRequest, file: int) -> HttpResponse:
    """One file, for those who may read its update; for everyone else it does not exist."""
    return _served(actor_of(request), get_object_or_404(with_update(), pk=file))


@require_http_methods(PAGE_METHODS)
def news_evidence_page(request: HttpRequest, subject: int) -> HttpResponse:
    """Of news that were sent and wait for a decision, or came back."""
    actor = actor_of(request)
    permit(actor, can_see_rounds)
    found = get_object_or_404(Subject, pk=subject)
    body = reporters().get(found.pk)
    permit(actor, can_write_update, body)
    mine = unsettled_news().filter(subject=found, organisation=body)
    update = get_object_or_404(mine, pk=getattr(mine.last(), "pk", None))
    form = EvidenceForm(request.POST, request.FILES) if request.method == "POST" else EvidenceForm()

    def attach(file: CleanFile) -> object:
        return attach_to_news(by=actor, update=update, file=file)

    if request.method == "POST" and _carried_out(request, actor, form, update, attach):
        return redirect(request.path)
    back = reverse("monitoring:report_news", args=[found.pk])
    context = {
        **_shown(update, found.pk, is_open=may_change_evidence.test(actor, update)),
        "page_title": _("Files that show it"),
        "breadcrumb": [(_("News outside a round"), reverse("monitoring:news")), (_("Files that show it"), "")],
        "is_example": are_examples(),
        "back": back,
        "by_link": False,
        "form": form,
    }
    return render(request, "monitoring/evidence/news.html", context)


def _served(by: Actor, file: EvidenceFile) -> HttpResponse:
    permit(by, can_read_evidence, file, hidden=True, even_sign_in=True)
    return attachment(file.stored, name=file.name, kind=file.kind)  # type: ignore[return-value]


def _duty(desk: Desk, pk: int) -> Duty:
    mine = Duty.objects.filter(round=desk.round, organisation=desk.organisation)
    if desk.drafter_id is not None:
        mine = mine.filter(drafter=desk.drafter_id)
    return get_object_or_404(mine.select_related("round"), pk=pk)


def _carried_out(
    request: HttpRequest, by: Actor, form: EvidenceForm, update: Update | None, attach: Callable[[CleanFile], object]
) -> bool:
    number = request.POST.get("remove", "")
    if number:
        return _removed(request, by, form, update, number)
    if not form.carried_out(lambda: attach(form.cleaned_data["file"])):
        return False
    messages.success(request, _("The file is added."))
    return True


def _removed(request: HttpRequest, by: Actor, form: EvidenceForm, update: Update | None, number: str) -> bool:
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    chosen = EvidenceFile.objects.filter(update=update, pk=int(number)).first() if update and is_number else None
    if chosen is not None:
        try:
            remove_evidence(by=by, file=chosen)
        except DomainError as error:
            messages.error(request, str(error))
            return True
    messages.success(request, _("The file is removed."))
    return True


def _shown(update: Update | None, subject_id: int, *, is_open: bool) -> dict[str, Any]:
    files = list(files_of(update.pk)) if update else []
    is_changeable = update is None or may_change_files(UpdateState(update.state))
    return {
        "facts": facts_of([subject_id], current_language()).get(subject_id),
        "update": update,
        "files": files,
        "is_full": is_full(len(files)),
        "most": MOST_FILES,
        "is_writable": is_open and is_changeable,
    }


def _code(subject_id: int) -> str:
    facts = facts_of([subject_id], current_language()).get(subject_id)
    return facts.code if facts else ""
