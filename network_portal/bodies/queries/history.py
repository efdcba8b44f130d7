"""What changed in a body, from the audit, as its members may read it: no person, organisations as they sit there."""

from datetime import datetime

from django.db.models import Q

from network_portal.audit.models import Event, EventQuerySet
from network_portal.audit.sentences import sentence_of
from network_portal.bodies.models import Announcement, Body, Mandate, Paper, Seat
from network_portal.bodies.rules.papers import audiences_of


def events_of(body: Body, *, runs: bool) -> EventQuerySet:
    """The newest first. Of papers those that the reader may see, as they stand today; one that was removed is told to
    nobody."""
    about = Q(target_type="bodies.body", target_id=body.pk)
    papers = Paper.objects.filter(body=body, audience__in=audiences_of(runs=runs))
    of_body = [model._default_manager.filter(body=body) for model in (Seat, Mandate, Announcement)]
    for rows in (*of_body, papers):
        about |= Q(target_type=rows.model._meta.label_lower, target_id__in=rows.order_by().values("pk"))
    return Event.objects.filter(about)


def told_of(body: Body, events: list[Event]) -> list[tuple[str, datetime]]:
    """Sentences that name no person; an organisation only if it sits or sat there."""
    seats = Seat.objects.filter(body=body, organisation__in={one.organisation_id for one in events})
    names = {seat.organisation_id: seat.organisation.short_name for seat in seats.select_related("organisation")}
    about_papers = {one.target_id or 0 for one in events if one.target_type == "bodies.paper"}
    titles = dict(Paper.objects.filter(pk__in=about_papers).values_list("pk", "title"))
    for one in events:
        if one.target_type == "bodies.paper":  # an earlier title may have been for fewer readers
            one.target_label = titles.get(one.target_id or 0, one.target_label)
    return [(sentence_of(one, actor=names.get(one.organisation_id or 0, "")), one.at) for one in events]
