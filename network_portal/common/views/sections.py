"""Pages on which a submission is written section by section, and saved aside while somebody types."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from network_portal.common.drafts import SubmissionState
from network_portal.common.errors import DomainError
from network_portal.common.forms.sections import PREFIX, DraftForm
from network_portal.common.forms.versions import VersionedForm
from network_portal.common.languages import moment_in_words


def save_form(
    form: DraftForm, save: Callable[[], Any], submission: Any, last_change: Callable[[Any], dict[str, str]]
) -> bool:
    """Carry out the verb; after a conflict the form compares what its reader wrote with what is there now."""
    if form.carried_out(save):
        submission.refresh_from_db()
        return True
    if form.in_conflict:
        submission.refresh_from_db()
        form.compare(submission.version, form.saved(submission), **last_change(submission))
    return False


def compared(submission: Any, form: VersionedForm) -> bool:
    """Whether a press of a button came too late; the form then answers what is there now."""
    if form.in_conflict:
        submission.refresh_from_db()
        form.compare(submission.version, {})
    return form.in_conflict


def pressed_twice(submission: Any, form: VersionedForm, following: SubmissionState) -> bool:
    """After `compared`: whether the press did come too late only because the same one led there just before."""
    seen = form.cleaned_data.get("version") if form.in_conflict else None
    return seen is not None and submission.state == following and submission.version == seen + 1


def tell_once(request: HttpRequest, words: str) -> None:
    """The answer to the first of two presses may not have been read, or may stand on the same page."""
    told: Any = messages.get_messages(request)
    if words not in {str(one.message) for one in told}:
        messages.success(request, words)
    told.used = False


def no_longer_written(
    request: HttpRequest, form: DraftForm, *, page: dict[str, Any], sent: str, address: str
) -> HttpResponse:
    """Nothing is saved any more; what somebody typed meanwhile stands there to be copied. `sent` says so of what
    waits for a decision; `address` is where it can be taken back."""
    state = form.submission.state
    sentence = sent if state == SubmissionState.SUBMITTED else str(DomainError("submission_not_open"))
    if is_aside(request):
        return JsonResponse({"words": "", "versions": {}, "errors": [sentence]})
    if not form.typed:
        messages.info(request, sentence)
        return redirect(address)
    context = {**page, "sentence": sentence, "typed": form.typed, "address": address}
    return render(request, "components/no_longer_written.html", context, status=409)


def is_aside(request: HttpRequest) -> bool:
    """The browser saves while somebody types."""
    return request.method == "POST" and request.headers.get("Accept") == "application/json"


def saved_aside(form: DraftForm, submission: Any) -> JsonResponse:
    sentences = sorted({str(text) for texts in form.errors.values() for text in texts})
    if sentences:
        return JsonResponse({"words": "", "versions": {}, "errors": sentences})
    words = _("saved %(saved_at)s") % {"saved_at": moment_in_words(submission.saved_at)}
    return JsonResponse({"words": words, "versions": {PREFIX: submission.version}, "errors": []})


def following(sections: Sequence[str], section: str) -> str:
    """The section after this one; empty after the last."""
    place = list(sections).index(section) + 1
    return list(sections)[place] if place < len(sections) else ""


def steps_of(
    names: Mapping[str, Any],
    current: str,
    lacking: Mapping[str, Sequence[str]],
    address: Callable[[str], str],
    *,
    unsaid: Collection[str] = (),
) -> list[dict[str, Any]]:
    """A section in which nothing is said and nothing lacks is optional."""

    def state(section: str) -> str:
        if section == current:
            return "current"
        if lacking[section]:
            return "todo"
        return "optional" if section in unsaid else "done"

    return [{"label": name, "state": state(section), "url": address(section)} for section, name in names.items()]
