"""Small makers of rows for tests; each test sets what it speaks of."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import uuid4

from django.test import Client

from mechanism.models import Recommendation, RecommendationText
from network_portal.accounts.models import RoleGrant, User
from network_portal.bodies.models import Body, Paper, Seat
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.knowledge.models import (
    Practice,
    PracticeCall,
    PracticeCallText,
    PracticeText,
    Publication,
    PublicationDocument,
    PublicationText,
)
from network_portal.monitoring.models import Subject, Update
from network_portal.organisations.models import Alias, Organisation, TeamMember
from network_portal.organisations.rules.names import normalise
from network_portal.taxonomy.models import Objective, Workstream
from pledges.models import Pledge
from pledges.rules.references import reference
from workplan.actions.activities import change_activity, values_of
from workplan.actions.adjustments import Agreement
from workplan.models import Activity, Deliverable, Lead, Plan, Priority
from workplan.rules.windows import month_window

_numbers = count(1)


def make_user(*, name: str = "", email: str = "", language: str = "en", **fields) -> User:
    number = next(_numbers)
    return User.objects.create_user(
        email or f"person{number}@example.org",
        "correct horse battery",
        name=name or f"Person {number}",
        language=language,
        **fields,
    )


def make_staff(role: str, **fields) -> User:
    user = make_user(**fields)
    RoleGrant.objects.create(user=user, role=role)
    return user


def make_organisation(slug: str = "", **fields) -> Organisation:
    slug = slug or f"organisation-{next(_numbers)}"
    values = {"kind": "un_agency", "name_en": slug.title(), "acronym_en": slug.upper(), "is_listed": True}
    shown = {f"shows_{name}": True for name in Organisation.FIELDS}
    values |= shown | fields
    return Organisation.objects.create(slug=slug, **values)


def make_table(number: int = 2, **fields) -> Body:
    values = {"slug": f"working-table-{number}", "kind": "working_table", "name_en": f"Table of {number}"} | fields
    return Body.objects.create(number=number, **values)


def make_seat(body: Body, organisation: Organisation | None = None, **fields) -> Seat:
    """Of a new organisation of civil society that chose to be seen, unless said otherwise."""
    organisation = organisation or make_organisation(kind="civil_society")
    return Seat.objects.create(body=body, organisation=organisation, **fields)


def make_paper(body: Body, **fields) -> Paper:
    """For its members, unless said otherwise."""
    values = {"key": uuid4(), "title": f"Paper {next(_numbers)}", "language": "en"} | fields
    return Paper.objects.create(body=body, **values)


def make_focal_point(organisation: Organisation, **fields) -> User:
    user = make_user(**fields)
    TeamMember.objects.create(organisation=organisation, user=user, role="focal_point")
    return user


def actor_with(*roles: str, user: User | None = None, memberships: dict | None = None) -> Actor:
    """An actor whose second factor was given just now."""
    memberships = memberships or {}
    return Actor(
        user_id=user.pk if user else 0,
        name=str(user) if user else "A person",
        roles=frozenset(roles),
        confirmed_recently=True,
        memberships=memberships,
        acting_for=next(iter(memberships), None),
    )


def signed_in(user: User, *, second_factor: bool = True) -> Client:
    """A browser in which the person signed in, with a second factor given just now unless said otherwise."""
    client = Client()
    client.force_login(user)
    if second_factor:
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client


def make_reference_data() -> None:
    """The 23 objectives, workstreams 2 and 9, and a few organisations under the names that files give them."""
    Objective.objects.bulk_create(Objective(number=n, short_en=f"Objective {n}") for n in range(1, 24))
    Workstream.objects.bulk_create(Workstream(code=code, name_en=f"Workstream {code}") for code in ("2", "9"))
    for slug, *names in (
        ("iom", "IOM", "OIM", "International Organization for Migration"),
        ("eclac", "ECLAC", "CEPAL"),
        ("ilo", "ILO", "OIT"),
        ("undp", "UNDP", "PNUD"),
        ("icrc", "ICRC", "CICR"),
        ("un-habitat", "UN-Habitat", "ONU-Hábitat"),
        ("unicef", "UNICEF"),
    ):
        found = make_organisation(slug, acronym_en=names[0], is_co_chair=slug in ("iom", "eclac"))
        Alias.objects.bulk_create(Alias(organisation=found, text=n, normalised=normalise(n)) for n in names)


def make_draft(slug: str = "2025-2026", **fields) -> Plan:
    """A draft of two years with the seven priorities and no activity."""
    year = int(slug[:4]) if slug[:4].isdigit() else 2025
    values = {
        "title_en": f"Work Plan {slug}",
        "title_es": f"Plan de Trabajo {slug}",
        "starts_on": date(year, 1, 1),
        "ends_on": date(year + 1, 12, 31),
        "counted_from": date(year, 5, 1),
    } | fields
    plan = Plan.objects.create(slug=slug, **values)
    for group, count_of in (("basic", 4), ("thematic", 3)):
        for number in range(1, count_of + 1):
            code = f"{group[0].upper()}{number}"
            Priority.objects.create(plan=plan, code=code, group=group, number=number, title_en=f"Priority {code}")
    return plan


def make_objective(number: int = 8, **fields) -> Objective:
    values = {"short_en": f"Short {number}", "title_en": f"Title {number}", "short_es": f"Corto {number}"} | fields
    return Objective.objects.create(number=number, **values)


def make_plan(slug: str = "2026-2027", **fields) -> Plan:
    values = {
        "title_en": f"Work Plan {slug}",
        "title_es": f"Plan de trabajo {slug}",
        "state": "in_force",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2027, 12, 31),
        "counted_from": date(2026, 1, 1),
        "endorsed_on": date(2026, 1, 1),
        "in_force_on": date(2026, 1, 1),
    } | fields
    return Plan.objects.create(slug=slug, **values)


def make_priority(plan: Plan, code: str = "B1", **fields) -> Priority:
    group = "basic" if code.startswith("B") else "thematic"
    values = {"group": group, "number": int(code[1:]), "title_en": f"Priority {code}"} | fields
    return Priority.objects.create(plan=plan, code=code, **values)


def make_activity(priority: Priority, code: str = "", *, leads: tuple[Organisation, ...] = (), **fields) -> Activity:
    number = next(_numbers)
    code = code or f"{priority.code}.{number}"
    values = {
        "official_code": code[1:],
        "position": number,
        "title_en": f"Activity {code}",
        "title_es": f"Actividad {code}",
        "reporter": leads[0] if leads else None,
        "reporter_rule": "organisation" if leads else "rotating",
        "subject": Subject.objects.create(),
    } | fields
    activity = Activity.objects.create(plan=priority.plan, priority=priority, code=code, **values)
    for position, organisation in enumerate(leads, start=1):
        Lead.objects.create(activity=activity, organisation=organisation, position=position)
    return activity


def make_deliverable(activity: Activity, due_on: date | None, position: int = 1, **fields) -> Deliverable:
    """Promised for one day, or without a date."""
    values = {"precision": "day" if due_on else "undated", "starts_on": due_on, "due_on": due_on} | fields
    return Deliverable.objects.create(activity=activity, position=position, **values)


def make_accepted_update(activity: Activity, day: date, **fields) -> Update:
    """News of one day without a round: 'nothing new' unless said otherwise. The activity does not repeat it."""
    noon = datetime(day.year, day.month, day.day, 17, tzinfo=UTC)
    values = {"state": "accepted", "nothing_new": True, "language": "en", "submitted_at": noon} | fields
    body = values.pop("organisation", None) or make_organisation()
    return Update.objects.create(subject=activity.subject, organisation=body, **values)


AGREED = Agreement("EXAMPLE: the venue changed", "EXAMPLE: meeting of May")


def postpone(activity: Activity, agreement: Agreement = AGREED, **changes) -> Activity:
    """The activity of an endorsed plan, moved to October 2026."""
    values = replace(values_of(activity), schedule_value="2026-10", windows=(month_window(2026, 10),), **changes)
    by, version = actor_with("co_chair"), activity.version
    return change_activity(by=by, activity=activity, version=version, values=values, agreement=agreement)


def make_pledge(*, organisation: Organisation | None = None, year: int = 2026, **fields) -> Pledge:
    """Published, individual and in progress; with a subject of its own unless an activity carries it."""
    number, body = fields.pop("number", None) or next(_numbers), organisation or make_organisation()
    activity = fields.get("activity")
    values = {
        "reference": reference(year, number),
        "title": f"Pledge {number}",
        "text": "What is promised. " * 20,
        "language": "en",
        "kind": "individual",
        "form": "policy",
        "concern": "migrants",
        "stage": "in_progress",
        "reporter": body,
        "subject": activity.subject if activity else Subject.objects.create(),
    } | fields
    return Pledge.objects.create(organisation=body, year=year, number=number, **values)


def make_pledge_update(pledge: Pledge, **fields) -> Update:
    """An accepted one, written a day ago."""
    values = {"state": "accepted", "status": "in_progress", "done": "EXAMPLE: done", "language": "en"} | fields
    values.setdefault("submitted_at", clock.now() - timedelta(days=1))
    return Update.objects.create(subject=pledge.subject, organisation=pledge.reporter, **values)


def make_practice(*, title: str = "", language: str = "en", **fields) -> Practice:
    """Published, with its words in one language; `text` has more of them than the title."""
    number, text = next(_numbers), fields.pop("text", {})
    title = title or f"Practice {number}"
    values = {"slug": f"practice-{number}", "order_title": title.lower(), "level": "national", "year_from": 2024}
    practice = Practice.objects.create(**values | fields)
    PracticeText.objects.create(practice=practice, language=language, status="original", title=title, **text)
    return practice


def make_call(title: str = "Open one", *, language: str = "es", words: str = "Words", **fields) -> PracticeCall:
    """Open today, with its words in one language."""
    number, day = next(_numbers), clock.today()
    call = PracticeCall.objects.create(**{"slug": f"call-{number}", "opens_on": day, "closes_on": day} | fields)
    PracticeCallText.objects.create(call=call, language=language, status="original", title=title, words=words)
    return call


def make_publication(*, title: str = "", language: str = "en", **fields) -> Publication:
    """Published, with its words in one language and an address where it is read."""
    number, text = next(_numbers), fields.pop("text", {})
    values = {"kind": "guidance", "issued_on": date(2026, 5, 1), "state": "published", "is_example": False} | fields
    if values["state"] == "published":
        values = {"slug": f"publication-{number}", "published_at": clock.now()} | values
    made = Publication.objects.create(**values)
    words = {"title": title or f"Publication {number}", "summary": "In short."} | text
    PublicationText.objects.create(publication=made, language=language, status="original", **words)
    PublicationDocument.objects.create(publication=made, language=language, address="https://example.org/document")
    return made


def make_recommendation(
    body: Body, *, title: str = "", words: str = "Do this.", language: str = "en", **fields
) -> Recommendation:
    """Endorsed, unless said otherwise, with its words in one language."""
    number = next(_numbers)
    values = {"state": "endorsed"} | fields
    if values["state"] != "draft":
        named = {"reference": f"WT{body.number}-2026-{number}", "endorsed_on": clock.today()}
        values = named | {"published_at": clock.now()} | values
    made = Recommendation.objects.create(body=body, **values)
    said = {"title": title or f"Recommendation {number}", "words": words, "language": language, "status": "original"}
    RecommendationText.objects.create(recommendation=made, **said)
    return made


def make_members(*slugs: str) -> list[Organisation]:
    """Members of the Regional Network."""
    return [make_organisation(slug, is_network_member=True) for slug in slugs]
