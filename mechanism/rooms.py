"""What the Mechanism tells the bodies below it: whose membership rests, whose offices run what, what rooms show."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from mechanism.permissions import can_endorse, can_read_requests
from mechanism.queries.memberships import requests_to, suspended
from mechanism.queries.milestones import day_of, published_of
from mechanism.queries.offices import offices_that_run
from mechanism.queries.recommendations import drafts_of
from network_portal.bodies.models import Body
from network_portal.bodies.queries.members import acting_seats
from network_portal.common.actors import Actor
from network_portal.common.languages import date_in_words
from network_portal.common.registry.bodies import RoomPanel, RoomRow, resting_members, room_panels, shared_offices

MOST_ROWS = 5


def panels(actor: Actor, body: Body) -> Iterator[RoomPanel]:
    """Of a Working Table its members, and for those who answer what it was asked."""
    if body.kind != Body.WORKING_TABLE:
        return
    members = reverse("mechanism:members", args=[body.number])
    count = acting_seats(body).count()
    yield RoomPanel(
        place=60,
        title=_("Members"),
        rows=(RoomRow(members, _("Who sits here"), str(count)),) if count else (),
        empty=_("An organisation stands here from the day on which the table admits it."),
    )
    yield _recommendations(actor, body)
    if can_endorse.test(actor, body):
        yield _milestones(body)
    if can_read_requests.test(actor, body):
        requests = reverse("mechanism:requests", args=[body.number])
        waiting = requests_to(body).waiting().count()
        rows = (RoomRow(requests, _("Requests to join that wait for an answer"), str(waiting)),) if waiting else ()
        empty = _("No request waits for an answer.")
        yield RoomPanel(65, _("Requests to join"), rows, empty, requests, _("All requests"))


def _recommendations(actor: Actor, body: Body) -> RoomPanel:
    """What is being drafted; the endorsed ones are public, and one press away."""
    doing = ((reverse("mechanism:new_recommendation", args=[body.number]), _("New recommendation")),)
    drafts = [
        RoomRow(
            reverse("mechanism:recommendation_draft", args=[body.number, one.pk]),
            one.text.title,
            date_in_words(one.saved_at),
            one.text.language,
        )
        for one in drafts_of(body)[:MOST_ROWS]
    ]
    return RoomPanel(
        place=50,
        title=_("Recommendations"),
        rows=tuple(drafts),
        empty=_("No draft waits. The secretary and the delegates of the table draft recommendations."),
        all_url=reverse("mechanism:recommendation_drafts", args=[body.number]),
        all_words=_("All recommendations of the table"),
        doing=doing if can_endorse.test(actor, body) else (),
    )


def _milestones(body: Body) -> RoomPanel:
    """For who publishes them; everybody reads them on the page of the table."""
    address = reverse("mechanism:milestones", args=[body.number])
    newest = tuple(
        RoomRow(address, one.text.words, day_of(one), one.text.language) for one in published_of(body)[:MOST_ROWS]
    )
    empty = _("What the table achieved stands here once you publish it.")
    return RoomPanel(55, _("Milestones"), newest, empty, doing=((address, _("Publish a milestone")),))


def register() -> None:
    resting_members.register("mechanism", suspended)
    shared_offices.register("mechanism", offices_that_run)
    room_panels.register("mechanism", panels)
