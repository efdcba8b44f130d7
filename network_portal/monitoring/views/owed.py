"""The page 'what I owe': the same by the mailed link and for those who signed in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError, sentence
from network_portal.common.kept_answers import typed_words
from network_portal.common.languages import current_language, date_in_words, moment_in_words
from network_portal.monitoring.actions.drafters import say_ready
from network_portal.monitoring.actions.updates import Sent, keep_answer, say_nothing_new, send_updates
from network_portal.monitoring.forms.updates import UpdateForm
from network_portal.monitoring.models import Update
from network_portal.monitoring.permissions import can_manage_links
from network_portal.monitoring.queries.owed import Owed, what_is_owed
from network_portal.monitoring.queries.paragraphs import copied_to
from network_portal.monitoring.views.desks import Desk

NOTHING_NEW, SAVE, SEND, READY = "nothing_new", "save", "send", "ready"


@dataclass(frozen=True)
class Layout:
    """How the page looks: blocks one below the other, or a row each."""

    template: str = "monitoring/owed/owed.html"
    form: type[UpdateForm] = UpdateForm


BLOCKS, NOTHING_TO_SEND = Layout(), Sent(0, ())


@dataclass
class Block:
    """One subject on the page: what is owed, the form in which it is answered, and who else drafts it."""

    owed: Owed
    form: UpdateForm
    is_writable: bool = True
    drafter: str = ""

    @property
    def is_open(self) -> bool:
        """Shown unfolded: something is wrong with it, or it was begun."""
        update = self.owed.update
        begun = update is not None and not update.nothing_new and not self.owed.is_sent
        return bool(self.form.errors) or begun

    @property
    def hand_over_path(self) -> str:
        return f"hand-over/{self.owed.duty.pk}/"

    @property
    def state(self) -> str:
        return self.owed.update.state if self.owed.update else ""


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
        if not any(block.form.errors for block in blocks) and not _gone(request, [one.owed for one in blocks]):
            rows = {block.owed.facts.code for block in blocks} & {request.POST.get("row", "")}
            return redirect("#".join([request.path, *rows]))
    else:
        blocks = [_block(one, desk, _form(one, layout)) for one in _owed(desk)]
    context = _page(desk, blocks) | dict(further) | {"gone": _gone(request, [one.owed for one in blocks])}
    in_conflict = bool(context["gone"]) or any(block.form.in_conflict for block in blocks)
    if not context["takes_updates"]:
        context["typed_words"] = typed_words(request)
    elif context["gone"]:
        context["typed_words"] = context["gone"]
    return render(request, layout.template, context, status=409 if in_conflict else 200)


def _carried_out(request: HttpRequest, desk: Desk, layout: Layout) -> list[Block]:
    act, language = request.POST.get("act", SAVE), current_language()
    rows = _owed(desk)
    if act == NOTHING_NEW:
        say_nothing_new(by=desk.by, duties=[row.duty for row in rows if row.duty.takes_updates], language=language)
    kept = {row.duty.pk: form for row in rows if (form := _saved(request, row, desk.by, act, layout)) is not None}
    corrected = _say_corrected(request, rows, _owed(desk))
    if act == SEND:
        said = _send(request, desk) or corrected
        if not (said or kept):
            messages.info(request, _("Nothing is new here, so nothing is sent."))
    elif act == READY:
        _say_ready(request, desk)
    elif not (kept or corrected):
        messages.success(request, _("Saved. Nothing is sent until you press ‘Send’."))
    return [_block(row, desk, kept.get(row.duty.pk) or _form(row, layout)) for row in _owed(desk)]


def _say_corrected(request: HttpRequest, before: list[Owed], after: list[Owed]) -> bool:
    """Whether corrections of what was sent went out by this press."""
    sent = {row.duty.pk: row.update.submissions for row in before if row.update}
    now = [row.update.submissions - sent.get(row.duty.pk, 0) for row in after if row.update]
    corrected = sum(number > 0 for number in now)
    if corrected:
        sentence = ngettext(
            "%(count)d correction is sent. A receipt is on its way to you.",
            "%(count)d corrections are sent. A receipt of each is on its way to you.",
            corrected,
        )
        messages.success(request, sentence % {"count": corrected})
    return corrected > 0


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


def _block(owed: Owed, desk: Desk, form: UpdateForm) -> Block:
    drafter = owed.duty.drafter
    is_writable = owed.duty.takes_updates and not owed.is_accepted and not (desk.only_drafts and owed.is_sent)
    return Block(owed, form, is_writable, str(drafter) if drafter and drafter.pk != desk.by.user_id else "")


def _saved(request: HttpRequest, row: Owed, by: Actor, act: str, layout: Layout) -> UpdateForm | None:
    """Saves one block; its form comes back where it could not be saved."""
    form = _form(row, layout, request)
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


def _send(request: HttpRequest, desk: Desk) -> bool:
    """Sends what is complete and tells what became of each; whether there was anything to tell."""
    sent = send_updates(by=desk.by, round_=desk.round, organisation_id=desk.organisation.pk)
    if sent.sent:
        sentence = ngettext(
            "%(count)d update is sent. A receipt is on its way to you.",
            "%(count)d updates are sent. A receipt is on its way to you.",
            sent.sent,
        )
        messages.success(request, sentence % {"count": sent.sent})
    if sent.only_drafted:
        sentence = ngettext(
            "%(count)d draft is saved; a focal point of your organisation sends it.",
            "%(count)d drafts are saved; a focal point of your organisation sends them.",
            sent.only_drafted,
        )
        messages.warning(request, sentence % {"count": sent.only_drafted})
    if sent.unchanged:
        sentence = ngettext(
            "%(count)d update is not sent: the co-chairs asked something about it. Change it, or add a word, and "
            "send it.",
            "%(count)d updates are not sent: the co-chairs asked something about them. Change them, or add a word, and "
            "send them.",
            sent.unchanged,
        )
        messages.warning(request, sentence % {"count": sent.unchanged})
    _warn_of_incomplete(request, len(sent.incomplete))
    return sent != NOTHING_TO_SEND


def _say_ready(request: HttpRequest, desk: Desk) -> None:
    done = say_ready(by=desk.by, round_=desk.round, organisation_id=desk.organisation.pk)
    if done.ready:
        sentence = ngettext(
            "%(count)d draft is ready: the focal points of your organisation are told.",
            "%(count)d drafts are ready: the focal points of your organisation are told.",
            done.ready,
        )
        messages.success(request, sentence % {"count": done.ready})
    _warn_of_incomplete(request, done.incomplete)


def _warn_of_incomplete(request: HttpRequest, count: int) -> None:
    if count:
        sentence = ngettext(
            "%(count)d update is saved but not sent: it needs a status and what was done.",
            "%(count)d updates are saved but not sent: they need a status and what was done.",
            count,
        )
        messages.warning(request, sentence % {"count": count})


def _form(row: Owed, layout: Layout, request: HttpRequest | None = None) -> UpdateForm:
    return layout.form(request.POST if request else None, update=row.update, prefix=f"d{row.duty.pk}")


def _page(desk: Desk, blocks: list[Block]) -> dict[str, Any]:
    round_, organisation = desk.round, desk.organisation
    answered = sum(block.owed.is_sent for block in blocks)
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
        "errors": [block.form for block in blocks if block.form.errors],
    }
