"""Meetings of a body, for those who sit in it; who runs it convenes, changes and cancels them."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.accounts.queries import last_change
from network_portal.bodies.actions.meetings import cancel_meeting, change_meeting, convene_meeting, record_attendance
from network_portal.bodies.forms.meetings import AttendanceForm, CancelForm, MeetingForm, attendance_rows, saved_meeting
from network_portal.bodies.models import Body, Meeting
from network_portal.bodies.permissions import can_read_inside, can_write_inside
from network_portal.bodies.queries.calendar_entries import FILE_NAME, entry_of
from network_portal.bodies.queries.invited import who_is_invited
from network_portal.bodies.queries.meeting_words import meeting_in_words, span_in_words, time_in_words
from network_portal.bodies.queries.meetings import meeting_page, owed_in
from network_portal.bodies.queries.minutes import public_text, state_in_words
from network_portal.bodies.queries.tasks import due_in_words
from network_portal.bodies.rules.calendar_files import calendar_file
from network_portal.bodies.rules.meetings import TALKS_WITH_OTHERS, Span
from network_portal.bodies.views.pages import Crumb, body_or_404, drawn, page
from network_portal.common import clock
from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.common.forms.versions import VersionedForm
from network_portal.common.languages import current_language
from network_portal.common.registry import who_reads_quietly
from network_portal.common.views.sections import compared, tell_once

REFUSED = 409


@require_safe
def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    body, by = body_or_404(slug), actor_of(request)
    permit(by, can_read_inside, body, hidden=True)
    found = meeting_page(body, before=request.GET.get("before", ""), after=request.GET.get("after", ""))
    today = clock.today()
    writes = can_write_inside.test(by, body)
    context = {
        **page(body, _("Meetings")),
        "rows": [_row(one) for one in found.rows],
        "older_url": f"?before={found.older}" if found.older else "",
        "newer_url": f"?after={found.newer}" if found.newer else "",
        "year": today.year,
        "owed": [_owed(span) for span in owed_in(body, today.year)],
        "writes": writes,
        "doubt": writes and body.kind in TALKS_WITH_OTHERS,
        "dialogues": settings.DIALOGUES_A_YEAR,
        "is_example": bool(found.rows) and all(one.is_example for one in found.rows),
    }
    return drawn(request, "bodies/meetings/meetings.html", context)


@require_http_methods(PAGE_METHODS)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    body, by = body_or_404(slug), actor_of(request)
    permit(by, can_write_inside, body)
    form, made = MeetingForm(request.POST or None), []
    if form.carried_out(
        lambda: made.append(convene_meeting(by=by, body=body, values=form.values(), uid=form.cleaned_data["uid"]))
    ):
        messages.success(request, _("The meeting is convened. Whoever is invited gets a mail with a calendar entry."))
        return redirect("bodies:meeting", slug, made[0].pk)
    context = {
        **page(body, _("Convene a meeting"), all_meetings(body)),
        "form": form,
        "invited": who_is_invited(body).count(),
        "meeting": None,
    }
    return drawn(request, "bodies/meetings/write.html", context)


@require_safe
def meeting(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    body, by = body_or_404(slug), actor_of(request)
    permit(by, can_read_inside, body, hidden=True)
    found = meeting_or_404(body, meeting_id)
    minutes = getattr(found, "minutes", None)
    context = {
        **page(body, meeting_in_words(found), all_meetings(body)),
        "meeting": found,
        "time": time_in_words(found),
        "minutes": minutes,
        "minutes_state": state_in_words(minutes) if minutes else "",
        "decisions": minutes.decisions.all() if minutes else [],
        "public_text": public_text(minutes) if minutes else "",
        "attendance": [one.organisation for one in attendance_rows(found)],
        "tasks": [(one, due_in_words(one)) for one in found.tasks.select_related("organisation")],
        "writes": can_write_inside.test(by, body),
        "can_change": found.state == Meeting.PLANNED and not found.has_begun,
        "can_tell": found.state != Meeting.CANCELLED and found.has_begun,
        "is_example": found.is_example,
    }
    return drawn(request, "bodies/meetings/meeting.html", context)


@require_http_methods(PAGE_METHODS)
def change(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    body, by = body_or_404(slug), actor_of(request)
    permit(by, can_write_inside, body)
    found = meeting_or_404(body, meeting_id)
    form = MeetingForm(request.POST or None, meeting=found)
    if form.carried_out(
        lambda: change_meeting(by=by, meeting=found, version=form.cleaned_data["version"], values=form.values())
    ):
        messages.success(request, _("The meeting is changed, and whoever was invited is told."))
        return redirect("bodies:meeting", slug, found.pk)
    if form.in_conflict:
        found.refresh_from_db()
        form.compare(found.version, saved_meeting(found), **last_change(found))
    context = {
        **page(body, _("Change the meeting"), all_meetings(body), one_meeting(found)),
        "form": form,
        "invited": who_is_invited(body).count(),
        "meeting": found,
        "is_example": found.is_example,
    }
    return drawn(request, "bodies/meetings/write.html", context, status_of(form))


@require_http_methods(PAGE_METHODS)
def cancel(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    body, by = body_or_404(slug), actor_of(request)
    permit(by, can_write_inside, body)
    found = meeting_or_404(body, meeting_id)
    form = CancelForm(request.POST or None, submission=found)
    if form.carried_out(lambda: cancel_meeting(by=by, meeting=found, **form.cleaned_data)):
        tell_once(request, _("The meeting is cancelled, and whoever was invited is told why."))
        return redirect("bodies:meeting", slug, found.pk)
    compared(found, form)
    title = _("Cancel the meeting")
    context = {**page(body, title, all_meetings(body), one_meeting(found)), "form": form, "meeting": found}
    context |= {"time": time_in_words(found), "is_example": found.is_example}
    return drawn(request, "bodies/meetings/cancel.html", context, status_of(form))


@require_http_methods(PAGE_METHODS)
def attendance(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    body, by = body_or_404(slug), actor_of(request)
    permit(by, can_write_inside, body)
    found = meeting_or_404(body, meeting_id)
    form = AttendanceForm(request.POST or None, submission=found)
    if form.carried_out(lambda: record_attendance(by=by, meeting=found, **form.cleaned_data)):
        tell_once(request, _("It is recorded who took part, and that the meeting was held."))
        return redirect("bodies:meeting", slug, found.pk)
    if form.in_conflict:
        found.refresh_from_db()
        there = [one.organisation_id for one in attendance_rows(found)]
        form.compare(found.version, {"organisations": there}, **last_change(found))
    title = _("Who took part")
    context = {**page(body, title, all_meetings(body), one_meeting(found)), "form": form, "meeting": found}
    return drawn(
        request, "bodies/meetings/attendance.html", context | {"is_example": found.is_example}, status_of(form)
    )


@require_safe
def calendar(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    body, by = body_or_404(slug), actor_of(request)
    permit(by, can_read_inside, body, hidden=True)
    is_quiet = bool(who_reads_quietly([by.user_id or 0]))
    entry = entry_of(meeting_or_404(body, meeting_id), language=current_language(), is_quiet=is_quiet)
    answer = HttpResponse(calendar_file(entry), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def meeting_or_404(body: Body, number: int) -> Meeting:
    return get_object_or_404(Meeting.objects.select_related("body", "minutes"), body=body, pk=number)


def all_meetings(body: Body) -> Crumb:
    return _("Meetings"), reverse("bodies:meetings", args=[body.slug])


def one_meeting(found: Meeting) -> Crumb:
    return meeting_in_words(found), reverse("bodies:meeting", args=[found.body.slug, found.pk])


def status_of(form: VersionedForm) -> int:
    return REFUSED if form.in_conflict else 200


def _row(one: Meeting) -> dict[str, Any]:
    return {"row": one, "words": meeting_in_words(one), "time": time_in_words(one), "minutes": _of_minutes(one)}


def _of_minutes(one: Meeting) -> str:
    minutes = getattr(one, "minutes", None)
    if minutes is None:
        return _("Minutes are missing") if one.has_begun and one.state != Meeting.CANCELLED else ""
    return _("Public") if minutes.published_at else state_in_words(minutes)


def _owed(span: Span) -> dict[str, Any]:
    states = {
        "held": _("Held"),
        "planned": _("Planned"),
        "missed": _("Not held"),
        "to_come": _("Not convened yet"),
    }
    told = _("%(held)d held and %(planned)d planned, of %(owed)d") % {
        "held": span.held,
        "planned": span.planned,
        "owed": span.owed,
    }
    return {"when": span_in_words(span), "state": states[span.state(clock.today())], "told": told}
