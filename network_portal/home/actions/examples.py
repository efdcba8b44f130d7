"""The demonstration: invented, marked EXAMPLE, and gone without a trace when it is removed."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import translation

from network_portal.accounts.actions.people import create_account
from network_portal.accounts.models import RoleGrant, User
from network_portal.audit.actions import change_all_content, record
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, Actor
from network_portal.common.text_columns import in_columns
from network_portal.home.actions.example_mechanism import tell_seats
from network_portal.home.actions.example_meetings import remove_meetings, tell_meetings
from network_portal.home.actions.example_pledges import pledge_subjects, remove_pledges, tell_pledges
from network_portal.home.actions.example_practices import remove_practices, tell_practices
from network_portal.home.actions.example_publications import remove_publications, tell_publications
from network_portal.home.actions.example_recommendations import remove_recommendations, tell_recommendations
from network_portal.home.actions.example_review import review_days, tell_review
from network_portal.home.actions.example_rounds import remove_rounds, tell_rounds
from network_portal.home.examples import ORGANISATION_NAMES, ORGANISATION_SLUG, PASSWORD, PEOPLE, ExamplePerson
from network_portal.home.rules.examples import (
    ASKED,
    ASKED_BEFORE,
    FOUNDING_YEAR,
    SOURCE,
    WORDS,
    Happening,
    Promise,
    happenings,
    years_later,
)
from network_portal.monitoring.models import Subject
from network_portal.notifications.models import Message
from network_portal.notifications.queries.outbox import kept_mails_to
from network_portal.organisations.models import Organisation, TeamMember
from workplan.actions.deliverables import mark_deliverable_done
from workplan.actions.founding import ENDORSED_BY
from workplan.actions.news_requests import ask_for_news
from workplan.actions.next_plan import start_next_plan
from workplan.actions.plan_steps import endorse_plan, put_plan_in_force
from workplan.actions.states import set_status
from workplan.models import Activity, Deliverable, Plan, Priority
from workplan.queries.plans import plan_in_force
from workplan.rules.status import SETTLED
from workplan.rules.windows import shift_day

FOUNDING_SLUG = "2023-2024"
FRENCH_SPACE = "\u00a0"  # stands before a colon
NOON = time(17, tzinfo=UTC)  # noon in the Network's calendar


@transaction.atomic
def load_examples(*, by: Actor) -> Plan | None:
    """The people, and the plan in force with what happened to it. What is there already stays as it is.

    Returns None where a real plan stands in its place. Raises RuntimeError in production.
    """
    if not settings.EXAMPLES_ALLOWED:
        raise RuntimeError("production never loads examples")
    _add_organisation()
    password = make_password(PASSWORD)
    for person in PEOPLE:
        _add_person(by, person, password)
    tell_seats(by=by)
    tell_meetings()
    founding = Plan.objects.get(slug=FOUNDING_SLUG)
    plan = Plan.objects.filter(is_example=True, predecessor=founding).first()
    if plan or plan_in_force() or Plan.objects.filter(predecessor=founding).exists():
        return plan
    plan = _start_plan(_co_chair(), founding)
    with translation.override("es"):  # the language of their texts
        _tell_stories(plan)
        tell_pledges(plan)
        tell_practices()
        tell_publications()
        tell_recommendations()
        tell_rounds(plan)
        _ask_for_news(plan)
    record("workplan.load_examples", by=by, target=plan)
    return Plan.objects.get(pk=plan.pk)


@transaction.atomic
def remove_examples(*, by: Actor) -> None:
    """Leave only what is real; sessions and messages of the invented people end with them."""
    examples = dict(User.objects.filter(is_example=True).values_list("pk", "email"))
    people = set(examples)
    _end_sessions(people)
    Message.objects.filter(person__in=people).delete()
    subjects = remove_rounds(pledge_subjects())
    remove_pledges()
    remove_practices()
    remove_publications()
    remove_meetings()
    remove_recommendations()
    _remove_plans()
    Subject.objects.filter(pk__in=subjects).delete()
    Organisation.objects.filter(is_example=True).delete()
    User.objects.filter(pk__in=people).delete()
    change_all_content()
    transaction.on_commit(lambda: _remove_kept_mails(examples.values()))


def _add_organisation() -> None:
    """An invented organisation of civil society: its team tries what real ones do. Nobody sees it in a list."""
    values = {"kind": "civil_society", "is_example": True, **in_columns("name", ORGANISATION_NAMES)}
    Organisation.objects.get_or_create(slug=ORGANISATION_SLUG, defaults=values)


def _add_person(by: Actor, person: ExamplePerson, password: str) -> None:
    """`password` is hashed once for all, which is slow on purpose. Roles and seats are written, not given:
    the verbs would send mails to every co-chair about people who do not exist."""
    if User.objects.filter(email=person.email).exists():
        return
    user = create_account(
        by=by, email=person.email, password=None, name=person.name, language=person.language, is_example=True
    )
    User.objects.filter(pk=user.pk).update(password=password)
    if person.staff_role:
        RoleGrant.objects.create(user=user, role=person.staff_role)
    for slug, role in person.teams:
        TeamMember.objects.create(organisation=Organisation.objects.get(slug=slug), user=user, role=role)


def _start_plan(by: Actor, founding: Plan) -> Plan:
    """Copied, endorsed and put in force by the product's own verbs, each on its day."""
    years = years_later(clock.today())
    first = FOUNDING_YEAR + years
    span = f"{first}-{first + 1}"
    titles = {
        "es": f"EXAMPLE: Plan de Trabajo {span}",
        "en": f"EXAMPLE: Work Plan {span}",
        "pt_br": f"EXAMPLE: Plano de Trabalho {span}",
        "fr": f"EXAMPLE\u00a0: Plan de travail {span}",
    }
    assert founding.endorsed_on
    day = shift_day(founding.endorsed_on, years)
    with clock.stopped_at(datetime.combine(day, NOON)):
        plan = start_next_plan(by=by, plan=founding, slug=span, titles=titles, years=years, is_example=True)
        words = {code: f"EXAMPLE{FRENCH_SPACE if code == 'fr' else ''}: {one}" for code, one in ENDORSED_BY.items()}
        plan = endorse_plan(by=by, plan=plan, version=plan.version, endorsed_on=day, endorsed_by=words["en"])
        Plan.objects.filter(pk=plan.pk).update(**{f"endorsed_by_{code}": one for code, one in words.items()})
        plan.refresh_from_db()
        return put_plan_in_force(by=by, plan=plan, version=plan.version, day=day)


def _tell_stories(plan: Plan) -> None:
    actor = _co_chair()
    activities = {activity.code: activity for activity in plan.activities.prefetch_related("deliverables")}
    found = [one for activity in activities.values() for one in _happenings(activity, plan)]
    opened, _finished = review_days(plan)
    before = [one for one in found if one.day < opened]
    _tell(actor, activities, before)
    tell_review(actor, plan)
    _tell(actor, activities, [one for one in found if one.day >= opened])


def _tell(actor: Actor, activities: Mapping[str, Activity], found: Iterable[Happening]) -> None:
    for happening in sorted(found, key=lambda one: one.day):
        with clock.stopped_at(datetime.combine(happening.day, NOON)):
            _let_happen(actor, activities[happening.code], happening)


def _ask_for_news(plan: Plan) -> None:
    """Days ago the co-chair asked an organisation for news, and nothing has come since."""
    body = Organisation.objects.get(slug=ASKED)
    day = clock.today() - ASKED_BEFORE
    open_ones = plan.activities.filter(leads__organisation=body, last_news_on__lt=day)
    activity = open_ones.exclude(status__in=[status.value for status in SETTLED]).order_by("position").first()
    if activity:
        with clock.stopped_at(datetime.combine(day, NOON)):
            ask_for_news(by=_co_chair(), activity=activity, organisation=body, words=WORDS, asked_before=0)


def _happenings(activity: Activity, plan: Plan) -> list[Happening]:
    promises = [Promise(item.position, item.starts_on, item.due_on) for item in activity.deliverables.all()]
    begins: date = plan.in_force_on or plan.starts_on
    return happenings(activity.code, promises, begins=begins, today=clock.today())


def _let_happen(actor: Actor, activity: Activity, happening: Happening) -> None:
    version = Activity.objects.values_list("version", flat=True).get(pk=activity.pk)
    if happening.status:
        set_status(
            by=actor,
            activity=activity,
            version=version,
            status=happening.status,
            note=happening.note,
            source=SOURCE,
        )
        return
    deliverable = Deliverable.objects.get(activity=activity, position=happening.position)
    assert happening.done_on
    mark_deliverable_done(
        by=actor,
        deliverable=deliverable,
        version=version,
        done_on=happening.done_on,
        evidence=happening.evidence,
    )


def _co_chair() -> Actor:
    """The invented co-chair of IOM, as if signed in."""
    user = User.objects.get(email=PEOPLE[0].email)
    seat = user.memberships.current().select_related("organisation").first()
    assert seat
    return Actor(
        user_id=user.pk,
        name=user.name,
        roles=frozenset({CO_CHAIR}),
        acting_for=seat.organisation_id,
        acting_organisation_name=seat.organisation.short_name,
    )


def _end_sessions(people: set[int]) -> None:
    numbers = {str(pk) for pk in people}
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") in numbers:
            session.delete()


def _remove_kept_mails(addresses: Iterable[str]) -> None:
    for file in kept_mails_to(addresses):
        file.unlink(missing_ok=True)


def _remove_plans() -> None:
    """Activities before their priorities, and a real plan that came after an invented one stands alone."""
    plans = Plan.objects.filter(is_example=True)
    Activity.objects.filter(predecessor__plan__in=plans).update(predecessor=None)
    Plan.objects.filter(predecessor__in=plans).update(predecessor=None)
    Activity.objects.filter(plan__in=plans).delete()
    Priority.objects.filter(plan__in=plans).delete()
    plans.delete()
