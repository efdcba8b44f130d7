"""What a round asks for when it opens, and of whom."""

from collections import defaultdict
from dataclasses import dataclass, replace

from network_portal.accounts.models import User
from network_portal.monitoring.models import Round
from network_portal.monitoring.queries.choices import called
from network_portal.monitoring.queries.people import focal_points
from network_portal.monitoring.queries.subjects import owners_in_order
from network_portal.monitoring.subjects import DueSubject
from network_portal.organisations.models import Organisation


@dataclass(frozen=True)
class Callee:
    """An organisation that the opening message goes to: what it is asked for, and the people who read it."""

    organisation: Organisation
    subjects: list[int]
    people: list[User]


def subjects_asked(round_: Round) -> dict[int, DueSubject]:
    """By subject, as it stands today: whoever of several owners names it first; an organisation that is not called
    owes none and is told of none."""
    number = Round.objects.filter(plan=round_.plan, opens_on__lt=round_.opens_on).count()
    due = [one for owner in owners_in_order() for one in owner.due(round_.plan, number)]
    asked = called({body for one in due for body in (one.organisation_id, *one.copied) if body is not None})
    found: dict[int, DueSubject] = {}
    for one in due:
        if one.organisation_id in asked:
            copied = tuple(body for body in one.copied if body in asked)
            found.setdefault(one.subject_id, replace(one, copied=copied))
    return found


def callees(round_: Round) -> list[Callee]:
    """Of a round that is planned, by name; those that nobody can be written to for have no people."""
    subjects: dict[int, list[int]] = defaultdict(list)
    for one in subjects_asked(round_).values():
        subjects[one.organisation_id or 0].append(one.subject_id)
    people = focal_points(list(subjects))
    bodies = Organisation.objects.filter(pk__in=subjects).order_by("slug")
    return [Callee(body, subjects[body.pk], people.get(body.pk, [])) for body in bodies]
