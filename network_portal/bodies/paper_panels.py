"""What a body shows in the room of its members: what it told them, and its papers."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.bodies.models import Body
from network_portal.bodies.permissions import can_write_inside
from network_portal.bodies.queries.announcements import announcements_of
from network_portal.bodies.queries.papers import papers_inside
from network_portal.common.actors import Actor
from network_portal.common.languages import date_in_words
from network_portal.common.registry.bodies import RoomPanel, RoomRow, room_panels

MOST = 3


def announcements(actor: Actor, body: Body) -> Iterator[RoomPanel]:
    home, runs = reverse("bodies:announcements", args=[body.slug]), can_write_inside.test(actor, body)
    rows = tuple(
        RoomRow(f"{home}#announcement-{one.pk}", one.subject, date_in_words(one.sent_at), one.language)
        for one in announcements_of(body)[:MOST]
    )
    yield RoomPanel(
        place=10,
        title=_("Announcements"),
        rows=rows,
        empty=_("What is announced to all members stands here and comes by e-mail. Who runs the body writes it."),
        all_url=home if rows else "",
        all_words=_("All announcements"),
        doing=((reverse("bodies:new_announcement", args=[body.slug]), _("Announce something")),) if runs else (),
    )


def papers(actor: Actor, body: Body) -> Iterator[RoomPanel]:
    home, runs = reverse("bodies:papers", args=[body.slug]), can_write_inside.test(actor, body)
    rows = tuple(
        RoomRow(
            reverse("bodies:paper", args=[body.slug, one.pk]), one.title, date_in_words(one.changed_at), one.language
        )
        for one in papers_inside(body, runs=runs)[:MOST]
    )
    yield RoomPanel(
        place=30,
        title=_("Papers"),
        rows=rows,
        empty=_("Papers of the body stand here. Who runs it adds them."),
        all_url=home if rows else "",
        all_words=_("All papers"),
        doing=((reverse("bodies:new_paper", args=[body.slug]), _("Add a paper")),) if runs else (),
    )


def records(actor: Actor, body: Body) -> Iterator[RoomPanel]:
    history = RoomRow(reverse("bodies:history", args=[body.slug]), _("What changed in the body"))
    yield RoomPanel(90, _("Records"), (history,), "")


def register() -> None:
    room_panels.register("bodies.announcements", announcements)
    room_panels.register("bodies.papers", papers)
    room_panels.register("bodies.records", records)
