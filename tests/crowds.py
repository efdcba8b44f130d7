"""Many organisations at once, each with one activity and one person who reports: for figures and trials."""

from datetime import date, timedelta

from network_portal.accounts.models import User
from network_portal.common import actors, clock
from network_portal.monitoring.models import Round, Subject
from network_portal.organisations.models import Organisation, TeamMember
from tests.factories import make_plan, make_priority
from workplan.models import Activity

LANGUAGES = ("es", "en", "pt-br", "fr")
BATCH = 1_000


def make_crowd(size: int) -> Round:
    """`size` organisations that will be called, and a round planned for today."""
    bodies = Organisation.objects.bulk_create(
        [
            Organisation(slug=f"example-{n}", kind="un_agency", name_en=f"EXAMPLE {n}", acronym_en=f"EX{n}")
            for n in range(size)
        ],
        batch_size=BATCH,
    )
    people = User.objects.bulk_create(
        [
            User(email=f"person{n}@crowd.example", name=f"Person {n} EXAMPLE", language=LANGUAGES[n % 4], password="!")
            for n in range(size)
        ],
        batch_size=BATCH,
    )
    TeamMember.objects.bulk_create(
        [
            TeamMember(organisation=body, user=person, role=actors.FOCAL_POINT)
            for body, person in zip(bodies, people, strict=True)
        ],
        batch_size=BATCH,
    )
    return _planned_round(bodies)


def _planned_round(bodies: list[Organisation]) -> Round:
    today = clock.today()
    plan = make_plan("crowd", starts_on=date(today.year, 1, 1), ends_on=date(today.year + 1, 12, 31))
    priority = make_priority(plan)
    subjects = Subject.objects.bulk_create([Subject() for _ in bodies], batch_size=BATCH)
    Activity.objects.bulk_create(
        [
            Activity(
                plan=plan,
                priority=priority,
                code=f"B1.{n}",
                official_code=f"1.{n}",
                position=n,
                title_en=f"EXAMPLE {n}",
                reporter=body,
                reporter_rule="organisation",
                subject=subject,
            )
            for n, (body, subject) in enumerate(zip(bodies, subjects, strict=True), start=1)
        ],
        batch_size=BATCH,
    )
    return Round.objects.create(
        slug=f"{today:%Y-%m}",
        plan=plan.slug,
        plan_titles={"en": plan.title_en},
        opens_on=today,
        due_on=today + timedelta(days=15),
        closes_on=today + timedelta(days=30),
        meets_in=today,
        since=today,
    )
