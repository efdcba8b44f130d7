"""The invented practices of the demonstration, by the product's own verbs."""

from typing import Any

from django.db.models import Q

from network_portal.accounts.models import User
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, FOCAL_POINT
from network_portal.home.actions.example_rounds import example_actor, on_day
from network_portal.home.rules.example_practices import (
    EACH_AFTER,
    FIRST_BEFORE,
    PUBLISHED,
    WAITING,
    WAITING_FOR,
    PracticeTold,
)
from network_portal.knowledge.actions.reviews import publish_practice, review_practice
from network_portal.knowledge.actions.submissions import save_section, start_practice, submit_practice
from network_portal.knowledge.models import Practice, PracticeSubmission
from network_portal.knowledge.rules.reviews import Answer, Criterion
from network_portal.knowledge.rules.sections import SECTIONS
from network_portal.notifications.models import Message
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective


def tell_practices() -> None:
    """Three are published, one waits for review."""
    day, by = clock.today() - FIRST_BEFORE, example_actor("iom", CO_CHAIR)
    for told in PUBLISHED:
        with on_day(day):
            sent = _sent(told)
            answers = dict.fromkeys([one.value for one in Criterion], Answer.YES.value)
            review_practice(by=by, submission=sent, version=sent.version, answers=answers)
            sent.refresh_from_db()
            publish_practice(by=by, submission=sent, version=sent.version)
        day += EACH_AFTER
    people = User.objects.filter(is_example=True)
    Message.objects.filter(kind__startswith="knowledge.", person__in=people).delete()
    with on_day(clock.today() - WAITING_FOR):
        _sent(WAITING)


def remove_practices() -> None:
    """Before the organisations."""
    invented = Practice.objects.filter(is_example=True)
    PracticeSubmission.objects.filter(Q(organisation__is_example=True) | Q(practice__in=invented)).delete()
    invented.delete()


def _sent(told: PracticeTold) -> PracticeSubmission:
    by, body = example_actor(told.body, FOCAL_POINT), Organisation.objects.get(slug=told.body)
    values, submission = _values(told), start_practice(by=by, organisation=body)
    for section in SECTIONS:
        submission = save_section(
            by=by, submission=submission, version=submission.version, section=section, values=values
        )
    return submit_practice(by=by, submission=submission, version=submission.version)


def _values(told: PracticeTold) -> dict[str, Any]:
    return told.words | {
        "objectives": sorted(Objective.objects.filter(number__in=told.objectives).values_list("pk", flat=True)),
        "countries": sorted(Country.objects.filter(iso3__in=told.countries).values_list("pk", flat=True)),
        "principles": sorted(GuidingPrinciple.objects.filter(letter__in=told.principles).values_list("pk", flat=True)),
        "year_from": clock.today().year - 1,
        "year_to": "",
    }
