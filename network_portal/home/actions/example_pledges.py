"""The invented pledges of the demonstration, by the product's own verbs."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from network_portal.accounts.models import User
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, FOCAL_POINT
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.home.actions.example_rounds import example_actor, on_day
from network_portal.home.rules.example_pledges import (
    BODIES,
    COMMENT,
    EACH_AFTER,
    FIRST_AFTER,
    PUBLISHED,
    RETURNED,
    RETURNED_SINCE,
    WAITING,
    WAITING_FOR,
    Pledged,
)
from network_portal.notifications.models import Message
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country, Objective
from pledges.actions.references import forget_empty_years
from pledges.actions.reviews import publish_pledge, return_pledge
from pledges.actions.submissions import save_section, start_submission, submit_pledge
from pledges.models import Pledge, Submission
from pledges.queries.links import links_of
from pledges.rules.sections import SECTIONS
from workplan.models import Activity, Plan


def tell_pledges(plan: Plan) -> None:
    """Published in the first weeks of the plan; one waits for review, one came back with a comment."""
    for slug, (kind, name) in BODIES.items():
        names = {f"name_{code}": name for code in LANGUAGE_SUFFIXES}
        Organisation.objects.get_or_create(slug=slug, defaults={"kind": kind, "is_example": True, **names})
    day = (plan.in_force_on or plan.starts_on) + FIRST_AFTER
    published: list[Pledge] = []
    for told in PUBLISHED:
        with on_day(day):
            sent = _sent(told, plan, published)
            verdict = {"by": _decider(told), "submission": sent, "version": sent.version}
            published.append(publish_pledge(**verdict, is_example=True))
        day += EACH_AFTER
    people = User.objects.filter(is_example=True)
    Message.objects.filter(kind__startswith="pledges.", person__in=people).delete()
    with on_day(clock.today() - WAITING_FOR):
        _sent(WAITING, plan, published)
    with on_day(clock.today() - RETURNED_SINCE):
        sent = _sent(RETURNED, plan, published)
        return_pledge(by=_decider(RETURNED), submission=sent, version=sent.version, comment=COMMENT)


def pledge_subjects() -> set[int]:
    """Of invented pledges, those that they had before too."""
    earlier = links_of("earlier_subjects").filter(pledge__in=_invented())
    return {*_invented().values_list("subject_id", flat=True), *earlier.values_list("subject_id", flat=True)}


def remove_pledges() -> None:
    """Before the plans and the organisations."""
    Submission.objects.filter(Q(organisation__is_example=True) | Q(pledge__in=_invented())).delete()
    Pledge.objects.filter(matches__in=_invented()).update(matches=None)
    _invented().delete()
    forget_empty_years()


def _invented() -> "QuerySet[Pledge]":
    return Pledge.objects.filter(Q(is_example=True) | Q(organisation__is_example=True))


def _sent(told: Pledged, plan: Plan, published: list[Pledge]) -> Submission:
    by, body = example_actor(told.body, FOCAL_POINT), Organisation.objects.get(slug=told.body)
    values, submission = _values(told, plan, published), start_submission(by=by, organisation=body)
    for section in SECTIONS:
        submission = save_section(
            by=by, submission=submission, version=submission.version, section=section, values=values
        )
    return submit_pledge(by=by, submission=submission, version=submission.version)


def _values(told: Pledged, plan: Plan, published: list[Pledge]) -> dict[str, Any]:
    activity = Activity.objects.filter(plan=plan, code=told.activity).first() if told.activity else None
    return told.words | {
        "partners": list(Organisation.objects.filter(slug__in=told.partners).values_list("pk", flat=True)),
        "objectives": list(Objective.objects.filter(number__in=told.objectives).values_list("pk", flat=True)),
        "countries": list(Country.objects.filter(iso3__in=told.countries).values_list("pk", flat=True)),
        "matches": published[told.matches].pk if told.matches >= 0 else "",
        "activity": activity.pk if activity else "",
        "starts_on": clock.today().isoformat(),
        "deadline": (clock.today() + timedelta(days=730)).isoformat(),
    }


def _decider(told: Pledged) -> Any:
    return example_actor("eclac" if told.body == "iom" else "iom", CO_CHAIR)
