"""Download what is owed as a table, return it filled."""

from collections.abc import Sequence
from dataclasses import astuple
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.errors import DomainError, sentence
from network_portal.common.languages import current_language
from network_portal.common.spreadsheets import write_xlsx
from network_portal.common.versions import CHANGED_MEANWHILE
from network_portal.monitoring.actions.answer_files import Reading, conflicts_of, read_answers, save_answers, version_of
from network_portal.monitoring.forms.answer_files import AnswerFileForm, sealed, unsealed
from network_portal.monitoring.models import Duty
from network_portal.monitoring.queries.answer_files import answers_to_fill, choices_to_fill, headings
from network_portal.monitoring.queries.owed import Owed, what_is_owed
from network_portal.monitoring.rules.updates import Answer
from network_portal.monitoring.views.desks import Desk

BACK = "../"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file(request: HttpRequest, desk: Desk) -> HttpResponse:
    """`?form=xlsx` downloads; a POST with a file shows the preview, with `answers` saves what it showed."""
    owed = what_is_owed(desk.round, desk.organisation.pk, current_language(), drafter_id=desk.drafter_id)
    if request.method != "POST" and request.GET.get("form") == "xlsx":
        return _download(desk, owed)
    if "answers" in request.POST:
        return _save(request, desk, owed)
    form = AnswerFileForm(request.POST, request.FILES) if request.method == "POST" else AnswerFileForm()
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            reading = read_answers(upload.read(), upload.name, owed)
        except DomainError as error:
            form.add_error("file", str(error))
        else:
            return _preview(request, desk, reading)
    return _choose(request, desk, form)


def _download(desk: Desk, owed: list[Owed]) -> HttpResponse:
    """Without what was accepted, which does not change any more."""
    name, open_ones = f"round-{desk.round.slug}-{desk.organisation.slug}", [one for one in owed if not one.is_accepted]
    sheet = f"{desk.round.slug}-{desk.organisation.slug}"
    content = write_xlsx([(sheet, answers_to_fill(open_ones))], choices=choices_to_fill(open_ones))
    response = HttpResponse(content, content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def _choose(request: HttpRequest, desk: Desk, form: AnswerFileForm) -> HttpResponse:
    context = {**desk.page(_("Answer in a spreadsheet")), "back": BACK, "download": "?form=xlsx", "form": form}
    return render(request, "monitoring/answer_files/file.html", context)


def _preview(request: HttpRequest, desk: Desk, reading: Reading, conflicts: Sequence[Owed] = ()) -> HttpResponse:
    columns = headings()
    rows: list[list[object]] = [[one.duty.pk, version, *astuple(answer)] for one, answer, version in reading.changes]
    context = {
        **desk.page(_("Preview of your file")),
        "back": BACK,
        "again": "./",
        "problems": [
            {
                "row": one.row,
                "cell": one.cell,
                "sentence": sentence(one.code, {"most": one.most, "heading": columns.get(one.column, "")}),
            }
            for one in reading.problems
        ],
        "conflicts": conflicts,
        "changes": [
            {"facts": one.facts, "answer": answer, "status": str(one.facts.statuses.get(answer.status, ""))}
            for one, answer, _version in reading.changes
        ],
        "answers": "" if reading.problems else sealed(_place(desk), rows),
    }
    return render(request, "monitoring/answer_files/preview.html", context, status=409 if conflicts else 200)


def _save(request: HttpRequest, desk: Desk, owed: list[Owed]) -> HttpResponse:
    duties = {one.duty.pk: one.duty for one in owed}
    rows = unsealed(_place(desk), request.POST["answers"])
    if rows is None:
        messages.error(request, _("The preview is kept for an hour only, and that is over. Choose the file again."))
        return redirect("./")
    answers = [
        (duties[cast(int, row[0])], Answer(*cast(Any, row[2:])), cast(int, row[1])) for row in rows if row[0] in duties
    ]
    try:
        count = save_answers(by=desk.by, answers=answers, language=current_language())
    except DomainError as error:
        if error.code == CHANGED_MEANWHILE:
            return _preview_again(request, desk, answers)
        messages.error(request, str(error))
        return redirect("./")
    words = ngettext(
        "%(count)d answer is saved as a draft. Nothing is sent until you press ‘Send’.",
        "%(count)d answers are saved as drafts. Nothing is sent until you press ‘Send’.",
        count,
    )
    messages.success(request, words % {"count": count})
    return redirect(BACK)


def _preview_again(request: HttpRequest, desk: Desk, answers: list[tuple[Duty, Answer, int]]) -> HttpResponse:
    """With what others saved meanwhile: saved from here, the file wins knowingly."""
    owed = what_is_owed(desk.round, desk.organisation.pk, current_language(), drafter_id=desk.drafter_id)
    now = {one.duty.pk: one for one in owed}
    kept = [(duty, answer, seen) for duty, answer, seen in answers if duty.pk in now]
    changes = [(now[duty.pk], answer, version_of(now[duty.pk])) for duty, answer, _seen in kept]
    return _preview(request, desk, Reading(changes, []), conflicts_of(kept, owed))


def _place(desk: Desk) -> str:
    return f"{desk.round.pk}:{desk.organisation.pk}:{desk.by.user_id}"
