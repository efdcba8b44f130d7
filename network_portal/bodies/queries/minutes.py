"""Minutes as the world reads them, and what their public version must not name."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from network_portal.accounts.models import User
from network_portal.bodies.models import Body, Meeting, Minutes
from network_portal.bodies.models.meetings import MeetingQuerySet
from network_portal.bodies.rules.minutes import marked, named_in, with_names
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.organisations.models import Organisation, TeamMember
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.names import named_organisations, not_listed, public_bodies

PUBLIC_KINDS = (Body.WORKING_TABLE, Body.LIAISON_TABLE, Body.TECHNICAL_TABLE)
"""Bodies with a public page, on which their meetings stand by their day."""


def public_meetings() -> MeetingQuerySet:
    """Those whose day the world reads: planned or held. Never their place, link, agenda, or who was there."""
    return Meeting.objects.standing().filter(body__kind__in=PUBLIC_KINDS).select_related("body", "minutes")


def may_be_named(meeting: Meeting) -> OrganisationQuerySet:
    """Those present whose names the world reads anyway, for the page to offer their marks."""
    return named_organisations().filter(attended_meetings__meeting=meeting).order_by("name", "pk")


def public_text(minutes: Minutes) -> str:
    """Its public words with the names of today: who withdrew is not named any more, in old minutes either."""
    return public_texts([minutes])[minutes.pk]


def public_texts(several: list[Minutes]) -> dict[int, str]:
    """By id; one query for all."""
    wanted = {number for one in several for number in marked(one.public_words)}
    bodies = named_organisations().filter(pk__in=wanted) if wanted else []
    names = {body.pk: body.short_name for body in bodies}
    return {one.pk: with_names(one.public_words, lambda number: names.get(number, not_listed())) for one in several}


def not_nameable(text: str) -> list[int]:
    """The marks of organisations whose name the world does not read, or that are none."""
    wanted = marked(text)
    known = set(named_organisations().filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    return [number for number in wanted if number not in known]


def people_and_others_named(body: Body, text: str) -> list[str]:
    """What a public text says outright of those who sit in the body: organisations that did not choose to be seen, by
    the names under which the body knows them, and people of its teams and offices."""
    return list(dict.fromkeys(named_in(text, _names_of(body))))


def _names_of(body: Body) -> Iterator[str]:
    there = Organisation.objects.filter(seats__body=body).exclude(pk__in=public_bodies().values("pk")).distinct()
    columns = [f"{name}_{code}" for name in ("name", "acronym") for code in LANGUAGE_SUFFIXES]
    for row in there.values_list(*columns, "aliases__text"):
        yield from (name for name in row if name)
    teams = TeamMember.objects.filter(organisation__seats__body=body).values("user")
    people = User.objects.filter(pk__in=teams) | User.objects.filter(mandates__body=body)
    yield from (name for name in people.distinct().values_list("name", flat=True) if " " in name.strip())


def state_in_words(minutes: Minutes) -> str:
    if minutes.approved_at:
        return _("Approved by the body")
    return _("Not approved yet: the body does so at its next meeting")
