"""The rows behind mailed links. What dies or is made anew is in `reissues.py`."""

from collections.abc import Collection
from datetime import date

from network_portal.monitoring.models import MailedLink, Round
from network_portal.monitoring.rules.rounds import link_ends_on

Pair = tuple[int, int]


def links_of(round_: Round, people: Collection[Pair]) -> dict[Pair, int]:
    """The id of each person's link in this round, made where there is none."""
    MailedLink.objects.bulk_create(
        [
            MailedLink(round=round_, organisation_id=body, person_id=person, expires_on=link_ends_on(round_.closes_on))
            for body, person in people
        ],
        ignore_conflicts=True,
    )
    bodies = {body for body, _person in people}
    rows = MailedLink.objects.filter(round=round_, organisation__in=bodies)
    return {(body, person): pk for pk, body, person in rows.values_list("pk", "organisation_id", "person_id")}


def keep_links_open(round_: Round, *, organisation_id: int | None = None, until: date | None = None) -> None:
    """Links end fifteen days after the close, or after the day until which the round was reopened."""
    links = MailedLink.objects.filter(round=round_)
    if organisation_id is not None:
        links = links.filter(organisation=organisation_id)
    links.update(expires_on=link_ends_on(max(round_.closes_on, until or round_.closes_on)))
