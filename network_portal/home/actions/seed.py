"""A plausible region of any size, for measuring: invented, deterministic, written in bulk."""

import random
from datetime import date, timedelta
from itertools import count, islice

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.bodies.models import Body, Seat
from network_portal.common import actors, clock
from network_portal.common.actors import Actor
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.home.rules.examples import FOUNDING_YEAR, years_later
from network_portal.monitoring.models import Subject
from network_portal.organisations.models import Alias, Organisation, TeamMember
from network_portal.organisations.rules.names import normalise
from network_portal.taxonomy.models import Country, Objective
from workplan.models import Activity, ActivityState, Deliverable, Lead, Plan, Priority
from workplan.queries.plans import plan_in_force
from workplan.rules.plans import PlanState
from workplan.rules.status import Status
from workplan.rules.windows import Window, day_window, month_window, months_window

BATCH = 1000
WORDS = {
    "es": ("EXAMPLE: actividad", "EXAMPLE: prioridad", "EXAMPLE: Plan de Trabajo", "EXAMPLE organización"),
    "en": ("EXAMPLE: activity", "EXAMPLE: priority", "EXAMPLE: Work Plan", "EXAMPLE organisation"),
    "pt_br": ("EXAMPLE: atividade", "EXAMPLE: prioridade", "EXAMPLE: Plano de Trabalho", "EXAMPLE organização"),
    "fr": ("EXAMPLE : activité", "EXAMPLE : priorité", "EXAMPLE : Plan de travail", "EXAMPLE organisation"),
}
PRIORITIES = (("B", Priority.BASIC, 4), ("T", Priority.THEMATIC, 3))
STATUSES = [
    (Status.NO_INFORMATION, 2),
    (Status.NOT_STARTED, 2),
    (Status.ON_TRACK, 8),
    (Status.DELAYED, 3),
    (Status.COMPLETED, 4),
    (Status.CANCELLED, 1),
]


@transaction.atomic
def seed_region(*, by: Actor, scale: int, plan_activities: int) -> Plan:
    """`scale` organisations, each with a person, and a plan of so many activities. The same size twice adds nothing."""
    if not settings.EXAMPLES_ALLOWED:
        raise RuntimeError("production never loads examples")
    chance = random.Random(f"{scale} {plan_activities}")  # noqa: S311 - the same region each time
    organisations = _organisations(scale, chance)
    _people(organisations)
    _seats(organisations)
    slug = f"example-{plan_activities}"
    plan = Plan.objects.filter(slug=slug).first()
    if plan is None:
        plan = _plan(slug, plan_activities)
        _activities(plan, organisations, plan_activities, chance)
        record("workplan.load_examples", by=by, target=plan)
    return plan


def _titles(place: int, field: str, number: object) -> dict[str, str]:
    return {f"{field}_{code}": f"{WORDS[code][place]} {number}" for code in LANGUAGE_SUFFIXES}


def _organisations(scale: int, chance: random.Random) -> list[Organisation]:
    kinds = [kind for kind, _name in Organisation.KINDS if kind != "government"]
    countries = list(Country.objects.order_by("iso3"))
    there = set(Organisation.objects.filter(is_example=True).values_list("slug", flat=True))
    made = [
        Organisation(
            slug=f"example-{number:05d}",
            kind=chance.choice(kinds),
            country=chance.choice(countries) if countries else None,
            is_network_member=False,
            is_listed=chance.random() < 0.8,
            **dict.fromkeys(("shows_kind", "shows_country", "shows_tables"), True),
            is_example=True,
            **{f"acronym_{code}": f"EX{number:05d}" for code in LANGUAGE_SUFFIXES},
            **_titles(3, "name", number),
        )
        for number in range(1, scale + 1)
    ]
    new = Organisation.objects.bulk_create([one for one in made if one.slug not in there], BATCH)
    Alias.objects.bulk_create(
        [
            Alias(organisation=one, text=text, normalised=normalise(text))
            for one in new
            for text in (getattr(one, "acronym_en"), getattr(one, "name_en"))
        ],
        BATCH,
        ignore_conflicts=True,
    )
    return list(Organisation.objects.filter(is_example=True).order_by("slug")[:scale])


def _seats(organisations: list[Organisation]) -> None:
    """Each in a Working Table, where the tables are loaded."""
    tables = list(Body.objects.filter(kind=Body.WORKING_TABLE).order_by("number"))
    seated = set(Seat.objects.current().values_list("organisation", flat=True))
    missing = [one for one in organisations if one.pk not in seated] if tables else []
    day = clock.today()
    rows = [Seat(body=tables[n % len(tables)], organisation=one, since=day) for n, one in enumerate(missing)]
    Seat.objects.bulk_create(rows, BATCH)


def _people(organisations: list[Organisation]) -> None:
    there = set(User.objects.filter(is_example=True).values_list("email", flat=True))
    roles = (actors.FOCAL_POINT, actors.REPRESENTATIVE, actors.MEMBER)
    languages = [code for code, _name in settings.LANGUAGES]
    people = [
        User(
            email=f"{one.slug}@example.org",
            name=f"EXAMPLE Person {number}",
            language=languages[number % len(languages)],
            password=make_password(None),
            is_example=True,
        )
        for number, one in enumerate(organisations, 1)
    ]
    seats = {f"{one.slug}@example.org": (one, roles[place % 3]) for place, one in enumerate(organisations)}
    new = User.objects.bulk_create([one for one in people if one.email not in there], BATCH)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in new], BATCH
    )
    TeamMember.objects.bulk_create(
        [
            TeamMember(user=one, organisation=seats[one.email][0], role=seats[one.email][1])
            for one in new
            if one.email in seats
        ],
        BATCH,
    )


def _plan(slug: str, size: int) -> Plan:
    """In force, unless another is: then endorsed, which everybody may see as well."""
    year = FOUNDING_YEAR + years_later(clock.today())
    begins = date(year, 5, 31)
    runs = plan_in_force() is None
    plan = Plan.objects.create(
        slug=slug,
        state=PlanState.IN_FORCE if runs else PlanState.ENDORSED,
        starts_on=date(year, 1, 1),
        ends_on=date(year + 1, 12, 31),
        counted_from=date(year, 5, 1),
        endorsed_on=begins,
        endorsed_by="EXAMPLE",
        in_force_on=begins if runs else None,
        is_example=True,
        **_titles(2, "title", f"{year}-{year + 1} ({size})"),
    )
    for letter, group, numbers in PRIORITIES:
        for number in range(1, numbers + 1):
            titles = _titles(1, "title", f"{letter}{number}")
            priority = Priority.objects.create(
                plan=plan, code=f"{letter}{number}", group=group, number=number, **titles
            )
            if group == Priority.THEMATIC:
                priority.objectives.set(Objective.objects.filter(number__in=[number, number + 7, 23]))
    return plan


def _activities(plan: Plan, organisations: list[Organisation], size: int, chance: random.Random) -> None:
    priorities = list(plan.priorities.order_by("group", "number"))
    share = -(-size // len(priorities))
    places = ((priority, number) for priority in priorities for number in range(1, share + 1))
    rows = [
        _activity(plan, priority, number, position, organisations, chance)
        for position, (priority, number) in zip(count(1), islice(places, size), strict=False)
    ]
    for one, subject in zip(rows, Subject.objects.bulk_create([Subject() for _row in rows], BATCH), strict=True):
        one.subject = subject
    activities = Activity.objects.bulk_create(rows, BATCH)
    Lead.objects.bulk_create(_leads(activities, organisations, chance), BATCH)
    Deliverable.objects.bulk_create(_deliverables(activities, chance), BATCH)
    ActivityState.objects.bulk_create(_states(activities), BATCH)
    _link_objectives(activities)


def _activity(
    plan: Plan,
    priority: Priority,
    number: int,
    position: int,
    organisations: list[Organisation],
    chance: random.Random,
) -> Activity:
    [status] = chance.choices([one for one, _weight in STATUSES], [weight for _one, weight in STATUSES])
    known = status is not Status.NO_INFORMATION
    news = clock.today() - timedelta(days=chance.randint(1, 150)) if known else None
    return Activity(
        plan=plan,
        priority=priority,
        code=f"{priority.code}.{number}",
        official_code=f"{priority.number}.{number}",
        position=position,
        reporter=chance.choice(organisations),
        schedule_kind="undated",
        schedule_words="EXAMPLE",
        status=status,
        status_on=news,
        last_news_on=news,
        **_titles(0, "title", f"{priority.code}.{number}"),
    )


def _leads(activities: list[Activity], organisations: list[Organisation], chance: random.Random) -> list[Lead]:
    leads = []
    for activity in activities:
        others = chance.sample(organisations, min(len(organisations), chance.randint(0, 2)))
        bodies = list(dict.fromkeys([activity.reporter, *others]))
        leads += [Lead(activity=activity, organisation=one, position=place) for place, one in enumerate(bodies, 1)]
    return leads


def _deliverables(activities: list[Activity], chance: random.Random) -> list[Deliverable]:
    today = clock.today()
    return [
        _deliverable(activity, position, window, done=bool(window.end and window.end < today) and chance.random() < 0.8)
        for activity in activities
        for position, window in enumerate(_windows(activity.plan.starts_on.year, chance), 1)
    ]


def _windows(year: int, chance: random.Random) -> list[Window]:
    """Two to four promises of the plan's two years, in order of time."""
    months = sorted(chance.sample(range(4, 24), chance.randint(2, 4)))
    windows = [month_window(year + month // 12, month % 12 + 1) for month in months]
    kind = chance.random()
    if kind < 0.15:
        windows[-1] = months_window(windows[-2], windows[-1])
    elif kind < 0.3 and windows[0].start:
        windows[0] = day_window(windows[0].start + timedelta(days=14))
    elif kind < 0.4:
        windows[-1] = Window(None, None, "undated")
    return windows


def _deliverable(activity: Activity, position: int, window: Window, *, done: bool) -> Deliverable:
    return Deliverable(
        activity=activity,
        position=position,
        precision=window.precision,
        starts_on=window.start,
        due_on=window.end,
        done_on=window.end if done else None,
        evidence="EXAMPLE: informe" if done else "",
    )


def _states(activities: list[Activity]) -> list[ActivityState]:
    return [
        ActivityState(
            activity=activity,
            status=activity.status,
            note="EXAMPLE: nota inventada.",
            source="EXAMPLE: acta",
            as_of=activity.status_on,
        )
        for activity in activities
        if activity.status_on
    ]


def _link_objectives(activities: list[Activity]) -> None:
    numbers = {one.pk: list(one.objectives.all()) for one in activities[0].plan.priorities.all()} if activities else {}
    through = Activity.objectives.through
    through.objects.bulk_create(
        [
            through(activity_id=activity.pk, objective_id=objective.pk)
            for activity in activities
            for objective in numbers[activity.priority_id]
        ],
        BATCH,
    )
