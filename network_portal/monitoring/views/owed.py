"""The page 'what I owe': the same by the mailed link and for those who signed in."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError, sentence
from network_portal.common.kept_answers import typed_words
from network_portal.common.languages import current_language, date_in_words, moment_in_words
from network_portal.monitoring.actions.drafters import say_ready
from network_portal.monitoring.actions.updates import keep_answer, say_nothing_new, send_updates
from network_portal.monitoring.forms.updates import UpdateForm
from network_portal.monitoring.models import Update
from network_portal.monitoring.permissions import can_manage_links
from network_portal.monitoring.queries.owed import Owed, what_is_owed
from network_portal.monitoring.queries.paragraphs import copied_to
from network_portal.monitoring.views.desks import Desk
from network_portal.monitoring.views.owed_blocks import BLOCKS, Block, Layout, block_of, form_of
from network_portal.monitoring.views.owed_words import NOTHING_SENT, tell_ready, tell_sent

NOTHING_NEW, SAVE, SEND, READY = "nothing_new", "save", "send", "ready"


def owed_page(
    request: HttpRequest,
    desk: Desk,
    layout: Layout = BLOCKS,
    further: Mapping[str, Any] = MappingProxyType({}),
) -> HttpResponse:
    """GET shows; POST saves every block that says something, and with `act` 'send' sends what is complete:
    with 'ready' a drafter gives it to the focal points.

    `row` names the block whose button was pressed: the page opens there again. `further` goes to the template.
    """
    if request.method == "POST" and request.headers.get("Accept") == "application/json":
        return _autosaved(request, desk, layout)
    if request.method == "POST":
        blocks = _carried_out(request, desk, layout)
    else:
        blocks = [block_of(one, desk, form_of(one, layout)) for one in _owed(desk)]
    gone = _gone(request, [block.owed for block in blocks])
    if request.method == "POST" and not gone and not any(block.form.errors for block in blocks):
        if chosen := {str(block.owed.duty.pk) for block in blocks} & {request.POST.get("files", "")}:
            return redirect(_files_path(request, desk, *chosen))
        rows = {block.owed.facts.code for block in blocks} & {request.POST.get("row", "")}
        return redirect("#".join([request.path, *rows]))
    context = _page(desk, blocks) | dict(further) | {"gone": gone}
    context["typed_words"] = gone if context["takes_updates"] else typed_words(request)
    in_conflict = bool(gone) or any(block.form.in_conflict for block in blocks)
    return render(request, layout.template, context, status=409 if in_conflict else 200)


def _files_path(request: HttpRequest, desk: Desk, duty: str) -> str:
    """The page of a duty's files, for which everything typed was saved first."""
    if desk.link is not None:
        return f"{request.path}evidence/{duty}/"
    return reverse("monitoring:evidence", args=[desk.round.slug, desk.organisation.slug, duty])


def _carried_out(request: HttpRequest, desk: Desk, layout: Layout) -> list[Block]:
    act, language = request.POST.get("act", SAVE), current_language()
    rows = _owed(desk)
    if act == NOTHING_NEW:
        say_nothing_new(by=desk.by, duties=[row.duty for row in rows if row.duty.takes_updates], language=language)
    kept = {row.duty.pk: form for row in rows if (form := _saved(request, row, desk.by, act, layout)) is not None}
    corrected = _count_corrected(rows, _owed(desk))
    codes = {row.duty.pk: row.facts.code for row in rows}
    here: dict[str, Any] = {"by": desk.by, "round_": desk.round, "organisation_id": desk.organisation.pk}
    if act == SEND:
        sent = send_updates(**here, leaving=kept)
        tell_sent(request, codes, sent, corrected=corrected, kept=kept)
        if not (corrected or kept) and sent == NOTHING_SENT:
            messages.info(request, _("Nothing is new here, so nothing is sent."))
    elif act == READY:
        tell_ready(request, codes, say_ready(**here))
    elif corrected:
        tell_sent(request, codes, corrected=corrected, kept=kept)
    elif not kept:
        messages.success(request, _("Saved. Nothing is sent until you press ‘Send’."))
    return [block_of(row, desk, kept.get(row.duty.pk) or form_of(row, layout)) for row in _owed(desk)]


def _count_corrected(before: list[Owed], after: list[Owed]) -> int:
    """How many corrections of what was sent went out between the two."""
    sent = {row.duty.pk: row.update.submissions for row in before if row.update}
    return sum(row.update.submissions > sent.get(row.duty.pk, 0) for row in after if row.update)


def _autosaved(request: HttpRequest, desk: Desk, layout: Layout) -> JsonResponse:
    """What the page's script asks for while somebody types: drafts are kept, nothing is sent, nobody is told.

    `versions` of what was saved now; a block in conflict or in error stays as it is and says why.
    """
    before = {row.duty.pk: row for row in _owed(desk)}
    kept = {pk: form for pk, row in before.items() if (form := _saved(request, row, desk.by, SAVE, layout))}
    saved = [row for row in _owed(desk) if row.update and row.update.version != _version(before[row.duty.pk])]
    latest = max((row.update.saved_at for row in saved if row.update), default=None)
    words = _("saved %(saved_at)s") % {"saved_at": moment_in_words(latest)} if latest else ""
    sentences = {
        f"{before[pk].facts.code}: {text}"
        for pk, form in kept.items()
        for texts in form.errors.values()
        for text in texts
    }
    if _gone(request, before.values()):
        sentences.add(sentence("not_handed_to_you", {}))
    versions = {f"d{row.duty.pk}": _version(row) for row in saved}
    return JsonResponse({"words": words, "versions": versions, "errors": sorted(sentences)})


def _gone(request: HttpRequest, rows: Iterable[Owed]) -> list[str]:
    """What was typed about a subject that is not on this page any more: taken back from its drafter meanwhile."""
    sent = {name.removesuffix("-version") for name in request.POST if re.fullmatch(r"d\d+-version", name)}
    gone = sent - {f"d{row.duty.pk}" for row in rows}
    return typed_words(request, beginning=tuple(f"{prefix}-" for prefix in gone)) if gone else []


def _version(row: Owed) -> int:
    return row.update.version if row.update else 0


def _owed(desk: Desk) -> list[Owed]:
    return what_is_owed(desk.round, desk.organisation.pk, current_language(), drafter_id=desk.drafter_id)


def _saved(request: HttpRequest, row: Owed, by: Actor, act: str, layout: Layout) -> UpdateForm | None:
    """Saves one block; its form comes back where it could not be saved."""
    form = form_of(row, layout, request)
    is_there = form.add_prefix("version") in request.POST
    if not (is_there and form.has_changed() and form.says_something):
        return None
    if not form.is_valid():
        return form
    said = {"version": form.cleaned_data["version"], "answer": form.answer, "language": current_language()}
    corrects = act == SEND or request.POST.get("row") == row.facts.code
    try:
        keep_answer(by=by, duty=row.duty, corrects=corrects, **said)
    except DomainError as error:
        return _refused(form, row, error)
    return None


def _refused(form: UpdateForm, row: Owed, error: DomainError) -> UpdateForm | None:
    form.refuse(error)
    saved = Update.objects.filter(duty=row.duty).select_related("author").first()
    if form.in_conflict and saved is not None:
        form.compare_with(saved)
    return None if form.says_the_same else form


def _page(desk: Desk, blocks: list[Block]) -> dict[str, Any]:
    round_, organisation = desk.round, desk.organisation
    answered = sum(block.owed.is_sent for block in blocks)
    blocks = sorted(blocks, key=lambda block: block.owed.is_sent)  # what still waits for an answer first
    saved = [block.owed.update.saved_at for block in blocks if block.owed.update]
    return {
        **desk.page(_("Updates of %(organisation)s") % {"organisation": organisation.short_name}),
        "round": round_,
        "round_name": date_in_words(round_.opens_on, "month"),
        "organisation": organisation,
        "blocks": blocks,
        "not_me_path": "not-me/",
        "file_path": "file/",
        "copied": [] if desk.only_drafts else copied_to(round_, organisation.pk, current_language()),
        "manages_links": can_manage_links.test(desk.by, organisation.pk),
        "is_writable": any(block.is_writable for block in blocks),
        "takes_updates": any(block.owed.duty.takes_updates for block in blocks),
        "answered": answered,
        "unanswered": sum(block.owed.update is None for block in blocks),
        "total": len(blocks),
        "saved_at": moment_in_words(max(saved)) if saved else "",
        "answers_until": max((block.owed.duty.answers_until for block in blocks), default=round_.ends_on),
        "errors": [block.form for block in blocks if block.form.errors],
    }
