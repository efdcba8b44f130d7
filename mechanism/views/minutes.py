from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mechanism.queries.meetings import published_minutes_of
from mechanism.queries.tables import find_table, find_whole_table
from mechanism.views.mechanism import VOICE
from network_portal.bodies.models import Body
from network_portal.bodies.queries.meeting_words import meeting_in_words
from network_portal.bodies.queries.minutes import public_text, state_in_words
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.kept import kept_with_content
from network_portal.common.middleware.public_pages import public_page


@public_page
def minutes(request: HttpRequest, number: int, meeting_id: int) -> HttpResponse:
    """The public version of the minutes of a Working Table."""
    return _page(request, find_table(number), meeting_id)


@public_page
def minutes_of_whole(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """The same of the Liaison Table and the Technical Table."""
    return _page(request, find_whole_table(slug), meeting_id)


def _page(request: HttpRequest, body: Body | None, meeting_id: int) -> HttpResponse:
    content = _content(body, meeting_id) if body else {}
    if not content:
        raise Http404
    return render(request, "mechanism/minutes/minutes.html", content)


@kept_with_content
def _content(body: Body, meeting_id: int) -> dict[str, Any]:
    """Empty where nothing is published."""
    meeting = published_minutes_of(body, meeting_id)
    if meeting is None:
        return {}
    whose, found = body_in_words(body), meeting.minutes
    above = reverse(f"mechanism:{body.kind}") if body.number is None else reverse("mechanism:table", args=[body.number])
    title = _("Minutes: %(meeting)s, %(table)s") % {"meeting": meeting_in_words(meeting), "table": whose}
    crumbs = [(_("Mechanism"), reverse("mechanism:mechanism")), (whose, above), (meeting_in_words(meeting), "")]
    return {
        "page_title": title,
        "breadcrumb": crumbs,
        "voice": VOICE,
        "voice_words": _("By %(table)s; not necessarily the view of the United Nations.") % {"table": whose},
        "text": public_text(found),
        "language": found.language,
        "published_at": found.published_at,
        "state": state_in_words(found),
        "is_example": meeting.is_example,
        "title": title,
    }
