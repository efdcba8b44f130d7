"""How the sweep of the permission table makes its people and the objects that addresses name.

A new route whose address has parameters gets a line in `OWN`; one whose object belongs to somebody
(O in the matrix) gets a second line in `OTHERS`, with somebody else's object.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.conf import settings

from mechanism.actions.founding import load_mechanism
from mechanism.models import Addressee, Admission, MembershipRequest, Milestone, Registration
from network_portal.accounts.models import RoleGrant, User
from network_portal.bodies.models import Body, Mandate, Meeting, Minutes, PaperDocument, Seat, Task
from network_portal.common import actors, clock
from network_portal.common.files import clean_file, keep
from network_portal.knowledge.models import (
    Clearance,
    ClearanceAnswer,
    ClearanceFile,
    PracticeCopy,
    PracticeSubmission,
    PublicationDocument,
)
from network_portal.monitoring.models import CopiedLead, Duty, EvidenceFile, MailedLink, Round, Update
from network_portal.monitoring.queries.links import link_token
from network_portal.notifications.models import Message
from network_portal.notifications.queries.preferences import unsubscribe_token
from network_portal.organisations.models import Invitation, Organisation, TeamMember
from network_portal.organisations.queries.invitations import invitation_token
from network_portal.taxonomy.models import Country, CountryFact, Objective, ObjectiveGroup
from pledges.models import PledgeFile, PledgeImport, Submission
from tests import sent_files
from tests.factories import (
    make_activity,
    make_call,
    make_deliverable,
    make_organisation,
    make_paper,
    make_plan,
    make_pledge,
    make_pledge_update,
    make_practice,
    make_priority,
    make_publication,
    make_recommendation,
    make_staff,
    make_user,
)
from workplan.models import Adjustment

# The roles of the matrix that exist by now. LINK is tried by the tests of each mailed link; ORG comes with events.
STAFF = {
    "COC": actors.CO_CHAIR,
    "EDI": actors.EDITOR,
    "ADM": actors.ADMINISTRATOR,
    "COM": actors.COMMITTEE,
}
TEAM = {"MEM": actors.MEMBER, "REP": actors.REPRESENTATIVE, "AGY": actors.FOCAL_POINT}
STRONG = {*STAFF, "TBL"}
"""Who acts only in a session that was opened with a second factor."""
ROLES = ("ANON", "PERS", *TEAM, "TBL", *STAFF)


@dataclass
class World:
    """One person a role, the organisation of those in a team, another organisation with a person in it."""

    people: dict[str, User | None]
    mine: Organisation
    theirs: Organisation
    stranger: User
    rows: dict[str, Any] = field(default_factory=dict)
    sessions: dict[tuple[str, bool, bool], str] = field(default_factory=dict)

    def seat_of(self, role: str) -> TeamMember:
        return TeamMember.objects.get(user=self.people[role])


def make_world() -> World:
    people: dict[str, User | None] = {"ANON": None, "PERS": make_user()}
    people |= {name: make_staff(role) for name, role in STAFF.items()}
    mine, theirs = make_organisation("mine", takes_messages=True), make_organisation("theirs")
    for name, role in TEAM.items():
        person = people[name] = make_user()
        TeamMember.objects.create(organisation=mine, user=person, role=role)
    people["TBL"] = make_user()
    stranger = make_user()
    TeamMember.objects.create(organisation=theirs, user=stranger, role=actors.MEMBER)
    for person in [*people.values(), stranger]:
        if person:
            EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
            TOTP.activate(person, "SECRET")
            RecoveryCodes.activate(person)
    world = World(people, mine, theirs, stranger)
    world.rows = {**work_plan(mine), **taxonomy(), **messages(stranger), **invitations(mine, theirs)}
    world.rows |= monitoring(world)
    world.rows |= pledges(world)
    world.rows |= practices(world)
    world.rows |= publications(world)
    world.rows |= clearances(world)
    world.rows |= bodies(world)
    world.rows |= memberships(world)
    world.rows |= recommendations(world)
    assisted_registrations(world)
    world.rows["grant"] = RoleGrant.objects.create(user=stranger, role=actors.EDITOR)
    return world


def work_plan(reporter: Organisation) -> dict[str, Any]:
    day = clock.today()
    plan = make_plan("2025-2026", review_opened_on=day, review_finished_on=day)
    priority = make_priority(plan, "B1")
    activity = make_activity(priority, "B1.1", leads=(reporter,))
    deliverable = make_deliverable(activity, plan.ends_on)
    adjustment = Adjustment.objects.create(
        activity=activity,
        changes={"schedule_kind": ["none", "month"], "schedule_value": ["", "2026-08"]},
        reason="Reason",
        agreed_by="A meeting",
        language="en",
    )
    return {
        "plan": plan,
        "priority": priority,
        "activity": activity,
        "deliverable": deliverable,
        "adjustment": adjustment,
    }


def monitoring(world: World) -> dict[str, Any]:
    """An open round in which both organisations owe an update; that of the first is submitted."""
    today = clock.today()
    days = {"opens_on": today, "due_on": today, "closes_on": today, "meets_in": today, "since": today}
    round_ = Round.objects.create(slug="2026-09", plan="2025-2026", state="open", opened_at=clock.now(), **days)
    priority, duties = world.rows["priority"], {}
    for number, body in enumerate((world.mine, world.theirs), start=8):
        subject = make_activity(priority, f"B1.{number}", leads=(body,)).subject
        assert subject
        duties[body.pk] = Duty.objects.create(round=round_, subject=subject, organisation=body)
    mine, their_duty = duties[world.mine.pk], duties[world.theirs.pk]
    update = Update.objects.create(
        duty=mine,
        subject=mine.subject,
        organisation=world.mine,
        state="submitted",
        submitted_at=clock.now(),
        status="on_track",
        done="Done",
        language="en",
    )
    told = {"status": "on_track", "done": "Done", "language": "en", "submitted_at": clock.now()}
    news = Update.objects.create(subject=their_duty.subject, organisation=world.theirs, state="submitted", **told)
    Update.objects.create(subject=mine.subject, organisation=world.mine, state="submitted", **told)
    files = {"evidence": evidence_of(update), "their_evidence": evidence_of(news)}
    reader = world.people["AGY"]
    assert reader
    link = MailedLink.objects.create(round=round_, organisation=world.mine, person=reader, expires_on=today)
    CopiedLead.objects.create(duty=their_duty, organisation=world.mine)
    rows = {"round": round_, "update": update, "link": link, "duty": mine, "their_duty": their_duty, "news": news}
    return rows | files


def evidence_of(update: Update) -> EvidenceFile:
    file = clean_file(sent_files.pdf(), "EXAMPLE.pdf")
    facts = {"name": file.name, "kind": file.kind.code, "size": file.size, "sha256": file.sha256}
    return EvidenceFile.objects.create(update=update, stored=keep(file), added_in=1, **facts)


def pledges(world: World) -> dict[str, Any]:
    """Of each organisation a draft, and a pledge with an update that was accepted; a file to be imported."""
    waiting = PledgeImport.objects.create(file_name="x.csv", language="en", state="checked")
    rows: dict[str, Any] = {"pledge_import": waiting}
    file = clean_file(sent_files.pdf(), "EXAMPLE.pdf")
    for name, body in (("", world.mine), ("their_", world.theirs)):
        submission = rows[f"{name}submission"] = Submission.objects.create(organisation=body, language="en")
        facts = {"name": file.name, "kind": file.kind.code, "size": file.size, "sha256": file.sha256}
        rows[f"{name}attachment"] = PledgeFile.objects.create(submission=submission, stored=keep(file), **facts)
        pledge = rows[f"{name}pledge"] = make_pledge(organisation=body)
        rows[f"{name}pledge_update"] = make_pledge_update(pledge)
    return rows


def practices(world: World) -> dict[str, Any]:
    """Of each organisation a practice, and a draft of another."""
    call = make_call("Call", slug="call")
    rows: dict[str, Any] = {"call": call}
    for name, body in (("", world.mine), ("their_", world.theirs)):
        rows[f"{name}practice"] = practice = make_practice()
        practice.implementers.add(body)
        told = {"country": world.rows["country"], "year": 2026, "changed": "Words", "language": "en"}
        rows[f"{name}copy"] = PracticeCopy.objects.create(practice=practice, organisation=body, **told)
        rows[f"{name}draft"] = PracticeSubmission.objects.create(organisation=body, language="en")
    return rows


def bodies(world: World) -> dict[str, Any]:
    """The tables of the Mechanism; both organisations sit in the first."""
    load_mechanism(by=actors.SYSTEM)
    table = Body.objects.get(slug="working-table-1")
    for body in (world.mine, world.theirs):
        Seat.objects.create(body=table, organisation=body)
    other = Body.objects.get(slug="working-table-2")
    told = {"zone": "America/Panama", "language": "es", "place": "EXAMPLE"}
    begun, rows = {"starts_at": clock.now() - timedelta(days=2), "state": "held"} | told, {"body": table}
    for name, sits in (("", table), ("their_", other)):
        rows[f"{name}meeting"] = meeting = Meeting.objects.create(body=sits, **begun)
        texts = {"words": "EXAMPLE", "public_words": "EXAMPLE", "language": "es"}
        Minutes.objects.create(meeting=meeting, written_at=clock.now(), **texts)
        rows[f"{name}meeting_to_come"] = Meeting.objects.create(
            body=sits, starts_at=clock.now() + timedelta(days=9), **told
        )
        rows[f"{name}task"] = Task.objects.create(body=sits, words="EXAMPLE")
    for kind in ("working_table", "liaison_table", "technical_table"):
        published = Meeting.objects.create(body=Body.objects.filter(kind=kind)[0], **begun)
        Minutes.objects.create(meeting=published, written_at=clock.now(), published_at=clock.now(), **texts)
        rows[f"published_{kind}"] = published
    return rows | papers(world)


def papers(world: World) -> dict[str, Any]:
    """A paper for members in the first table and in the second, each with a file."""
    rows: dict[str, Any] = {}
    for name, number in (("", 1), ("their_", 2)):
        paper = make_paper(Body.objects.get(slug=f"working-table-{number}"))
        file = clean_file(sent_files.pdf(), "EXAMPLE.pdf")
        facts = {"name": file.name, "kind": file.kind.code, "size": file.size, "sha256": file.sha256}
        rows[f"{name}paper"] = paper
        rows[f"{name}paper_file"] = PaperDocument.objects.create(
            paper=paper, language="en", edition=1, stored=keep(file), **facts
        )
    rows["public_paper"] = make_paper(Body.objects.get(slug="working-table-1"), audience="public")
    return rows


def memberships(world: World) -> dict[str, Any]:
    """The secretary of the first table; who asked it, who asked another one, and who asks the Liaison Table."""
    table, other = (Body.objects.get(slug=f"working-table-{number}") for number in (1, 2))
    days = {"starts_on": clock.today(), "ends_on": clock.today() + timedelta(days=300)}
    held = {"person": world.people["TBL"], "organisation": world.mine}
    mandate = Mandate.objects.create(body=table, office="secretary", **held, **days)
    held = {"person": world.stranger, "organisation": world.theirs}
    their_mandate = Mandate.objects.create(body=other, office="alternate_delegate", **held, **days)
    for body in (world.mine, world.theirs):
        Admission.objects.create(organisation=body, admitted_at=clock.now())
    elsewhere = make_organisation("elsewhere", is_listed=False)
    Admission.objects.create(organisation=elsewhere)
    declined = {"state": "appealed", "reason": "EXAMPLE", "decided_at": clock.now(), "appeal": "EXAMPLE"}
    return {
        "mandate": mandate,
        "their_mandate": their_mandate,
        "request": MembershipRequest.objects.create(body=table, organisation=elsewhere),
        "their_request": MembershipRequest.objects.create(body=other, organisation=elsewhere),
        "appeal": MembershipRequest.objects.create(body=table, organisation=make_organisation("declined"), **declined),
    }


def recommendations(world: World) -> dict[str, Any]:
    """Of the first two tables a draft and one that is endorsed, addressed to one organisation each."""
    rows: dict[str, Any] = {}
    for name, body, number in (("", world.mine, 1), ("their_", world.theirs, 2)):
        table = Body.objects.get(slug=f"working-table-{number}")
        rows[f"{name}draft_recommendation"] = make_recommendation(table, state="draft")
        rows[f"{name}recommendation"] = one = make_recommendation(table)
        Addressee.objects.create(recommendation=one, organisation=body)
    return rows


def assisted_registrations(world: World) -> None:
    """Somebody registered each organisation for its people, who have not confirmed it."""
    for body in (world.mine, world.theirs):
        Registration.objects.create(
            person=world.stranger, organisation=body, is_assisted=True, language="en", done_at=clock.now()
        )


def publications(world: World) -> dict[str, Any]:
    """A published one, and of each organisation a draft with a file."""
    rows: dict[str, Any] = {"publication": make_publication()}
    for name, body in (("", world.mine), ("their_", world.theirs)):
        draft = make_publication(state="draft", publisher=body)
        file = clean_file(sent_files.pdf(), "sweep.pdf")
        facts = {"name": file.name, "kind": file.kind.code, "size": file.size, "sha256": file.sha256}
        rows[f"{name}publication_draft"] = draft
        rows[f"{name}document"] = PublicationDocument.objects.create(
            publication=draft, language="en", stored=keep(file), **facts
        )
    return rows


def clearances(world: World) -> dict[str, Any]:
    """Of each organisation an open one; both are members, and each is asked in both."""
    closes_at, rows = clock.now() + timedelta(days=7), {}
    for body in (world.mine, world.theirs):
        Organisation.objects.filter(pk=body.pk).update(is_network_member=True)
    for name, body in (("", world.mine), ("their_", world.theirs)):
        opened = Clearance.objects.create(organisation=body, language="en", title="EXAMPLE", closes_at=closes_at)
        rows[f"{name}clearance"] = opened
        rows[f"{name}answer"] = ClearanceAnswer.objects.create(clearance=opened, organisation=body)
        document = world.rows[f"{name}document"]
        facts = {name: getattr(document, name) for name in ("stored", "name", "kind", "size", "sha256")}
        rows[f"{name}clearance_file"] = ClearanceFile.objects.create(clearance=opened, **facts)
    return rows


def taxonomy() -> dict[str, Any]:
    objective = Objective.objects.create(number=8, short="Save lives", title="Save lives")
    country = Country.objects.create(iso3="HND", iso2="HN", status="member_state", name="Honduras")
    words = {"title": "EXAMPLE", "language": "en", "source": "EXAMPLE"}
    return {
        "objective": objective,
        "group": ObjectiveGroup.objects.create(kind="fund_area", number=1, name="Area"),
        "country": country,
        "fact": CountryFact.objects.create(country=country, kind="national_network", **words),
    }


def messages(person: User) -> dict[str, Any]:
    message = Message.objects.create(
        kind="organisations.invitation",
        category="account",
        person=person,
        address=person.email,
        language="en",
        subject="Subject",
        text="Text",
        html="<p>Text</p>",
        message_id="<one@portal.example>",
        state=Message.UNCERTAIN,
    )
    kept = Path(settings.EMAIL_FILE_PATH) / "sweep.eml"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("To: a@example.org\nSubject: Kept\nContent-Type: text/plain\n\nText\n", encoding="utf-8")
    return {"message": message}


def invitations(mine: Organisation, theirs: Organisation) -> dict[str, Any]:
    about = {"role": actors.MEMBER, "expires_at": clock.now() + timedelta(days=9)}
    return {
        "invitation": Invitation.objects.create(organisation=mine, email="new@example.org", **about),
        "their_invitation": Invitation.objects.create(organisation=theirs, email="other@example.org", **about),
    }


def invitation_for(world: World, role: str) -> str:
    """The link of an invitation into the other organisation, addressed to the person of that role."""
    person = world.people[role] or world.stranger
    invitation = world.rows["their_invitation"]
    Invitation.objects.filter(pk=invitation.pk).update(email=person.email)
    return invitation_token(invitation)


def reset_key(world: World, role: str) -> dict[str, str]:
    person = world.people[role] or world.stranger
    return {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}


def confirmation_key(world: World, role: str) -> str:
    person = world.people[role] or world.stranger
    return EmailConfirmationHMAC(EmailAddress.objects.get(user=person)).key


def seat(world: World, role: str) -> int:
    """Somebody else's seat in the organisation of those in a team; for a member, their own."""
    return world.seat_of("MEM").pk


def in_admin(route: str) -> dict[str, Any]:
    """`admin:<app>_<model>_change` and the like lead to the first row of that model."""
    words = route.removeprefix("admin:").split("_")
    if len(words) != 3 or words[2] not in ("history", "delete", "change"):
        return {}
    return {"object_id": apps.get_model(words[0], words[1])._default_manager.order_by("pk")[0].pk}


Target = Callable[[World, str], Mapping[str, Any]]
PLEDGE_IMPORT: Target = lambda world, role: {"number": world.rows["pledge_import"].pk}  # noqa: E731
PRACTICE: Target = lambda world, role: {"slug": world.rows["practice"].slug}  # noqa: E731
CALL: Target = lambda world, role: {"slug": world.rows["call"].slug}  # noqa: E731
PLAN: Target = lambda world, role: {"plan": "2025-2026"}  # noqa: E731
ACTIVITY: Target = lambda world, role: {"plan": "2025-2026", "code": "B1.1"}  # noqa: E731

FACT: Target = lambda world, role: {"code": "HN", "fact": world.rows["fact"].pk}  # noqa: E731
ROUND: Target = lambda world, role: {"slug": "2026-09"}  # noqa: E731


def link_of(world: World, role: str) -> dict[str, Any]:
    return {"token": link_token(world.rows["link"])}


def desk_of(world: World, role: str) -> dict[str, Any]:
    return {"slug": "2026-09", "organisation": world.mine.slug}


def their_desk(world: World, role: str) -> dict[str, Any]:
    return {"slug": "2026-09", "organisation": world.theirs.slug}


def submission_of(which: str) -> Target:
    return lambda world, role: {"submission": world.rows[which].pk}


def section_of(which: str) -> Target:
    return lambda world, role: {"submission": world.rows[which].pk, "section": "text"}


def pledge_of(which: str) -> Target:
    return lambda world, role: {"reference": world.rows[which].reference}


def global_form_of(pledge: str, update: str) -> Target:
    return lambda world, role: {"reference": world.rows[pledge].reference, "update": world.rows[update].pk}


def paper_of(which: str) -> Target:
    def target(world: World, role: str) -> dict[str, Any]:
        paper = world.rows[which]
        return {"slug": paper.body.slug, "paper": paper.pk}

    return target


def recommendation_of(which: str) -> Target:
    return lambda world, role: {"reference": world.rows[which].reference}


def draft_recommendation_of(which: str, number: int) -> Target:
    return lambda world, role: {"number": number, "recommendation_id": world.rows[which].pk}


def milestone_of(number: int) -> Target:
    def target(world: World, role: str) -> dict[str, Any]:
        return {"number": number, "milestone_id": Milestone.objects.filter(body__number=number)[0].pk}

    return target


def paper_file_of(which: str) -> Target:
    return lambda world, role: {**paper_of(which)(world, role), "file": world.rows[f"{which}_file"].pk}


def publication_of(which: str) -> Target:
    return lambda world, role: {"publication": world.rows[which].pk}


def meeting_of(body: str, which: str) -> Target:
    return lambda world, role: {"slug": body, "meeting_id": world.rows[which].pk}


def task_of(body: str, which: str) -> Target:
    return lambda world, role: {"slug": body, "task_id": world.rows[which].pk}


def file_of(which: str) -> Target:
    return lambda world, role: {"file": world.rows[which].pk}


def clearance_of(which: str) -> Target:
    return lambda world, role: {"clearance": world.rows[which].pk}


def answer_of(clearance: str, answer: str) -> Target:
    return lambda world, role: {"clearance": world.rows[clearance].pk, "answer": world.rows[answer].pk}


def draft_of(which: str, **more: str) -> Target:
    return lambda world, role: {"submission": world.rows[which].pk, **more}


PUBLICATION: Target = lambda world, role: {"slug": world.rows["publication"].slug}  # noqa: E731


def translation(world: World, role: str) -> dict[str, Any]:
    return {"kind": "practices", "key": world.rows["practice"].pk, "language": "fr"}


def _first_table(world: World, role: str) -> dict[str, Any]:
    return {"slug": "working-table-1"}


def mandate_of(name: str) -> Target:
    return lambda world, role: {"slug": world.rows[name].body.slug, "mandate_id": world.rows[name].pk}


OWN: dict[str, Target] = {
    "publications:draft": publication_of("publication_draft"),
    "publications:edit": publication_of("publication_draft"),
    "publications:documents": publication_of("publication_draft"),
    "publications:decision": publication_of("publication_draft"),
    "publications:file": file_of("document"),
    "publications:publication": PUBLICATION,
    "publications:unpublish": PUBLICATION,
    "api:publication-detail": PUBLICATION,
    "clearances:clearance": clearance_of("clearance"),
    "clearances:answer": answer_of("clearance", "answer"),
    "clearances:deadline": clearance_of("clearance"),
    "clearances:withdraw": clearance_of("clearance"),
    "clearances:file": file_of("clearance_file"),
    "knowledge:submission": draft_of("draft"),
    "knowledge:section": draft_of("draft", section="about"),
    "knowledge:review": draft_of("draft"),
    "knowledge:change": PRACTICE,
    "knowledge:unpublish": PRACTICE,
    "translations:file": lambda world, role: {"kind": "practices", "language": "fr"},
    "translations:text": translation,
    "pledges:submission": submission_of("submission"),
    "pledges:section": section_of("submission"),
    "pledges:attachment": submission_of("submission"),
    "pledges:attachment_file": lambda world, role: {"file": world.rows["attachment"].pk},
    "pledges:review": submission_of("submission"),
    "pledges:change": pledge_of("pledge"),
    "pledges:carrying": pledge_of("pledge"),
    "pledges:global_form": global_form_of("pledge", "pledge_update"),
    "admin:view_on_site": lambda world, role: {"content_type_id": "1", "object_id": "1"},
    "admin:app_list": lambda world, role: {"app_label": "accounts"},
    "api:objective-detail": lambda world, role: {"number": 8},
    "api:objective-group-detail": lambda world, role: {"pk": world.rows["group"].pk},
    "api:crosswalk-detail": lambda world, role: {"number": 8},
    "api:country-detail": lambda world, role: {"iso3": "HND"},
    "api:organisation-detail": lambda world, role: {"slug": world.mine.slug},
    "api:body-detail": lambda world, role: {"slug": world.rows["body"].slug},
    "api:paper-detail": lambda world, role: {"pk": world.rows["public_paper"].pk},
    "mechanism:join_step": lambda world, role: {"step": "organisation"},
    "mechanism:ask_for_invitation": lambda world, role: {"slug": world.mine.slug},
    "mechanism:confirm": lambda world, role: {"slug": world.mine.slug},
    "mechanism:table": lambda world, role: {"number": 1},
    "mechanism:recommendation": recommendation_of("recommendation"),
    "api:recommendation-detail": recommendation_of("recommendation"),
    "mechanism:address_recommendation": recommendation_of("recommendation"),
    "mechanism:follow_up": recommendation_of("recommendation"),
    "mechanism:withdraw_recommendation": recommendation_of("recommendation"),
    "mechanism:record_response": recommendation_of("recommendation"),
    "mechanism:answer_recommendation": recommendation_of("recommendation"),
    "mechanism:recommendation_drafts": lambda world, role: {"number": 1},
    "mechanism:milestones": lambda world, role: {"number": 1},
    "mechanism:withdraw_milestone": milestone_of(1),
    "mechanism:new_recommendation": lambda world, role: {"number": 1},
    "mechanism:recommendation_draft": draft_recommendation_of("draft_recommendation", 1),
    "mechanism:change_recommendation": draft_recommendation_of("draft_recommendation", 1),
    "mechanism:endorse_recommendation": draft_recommendation_of("draft_recommendation", 1),
    "api:plan-detail": lambda world, role: {"slug": "2025-2026"},
    "api:priority-detail": lambda world, role: {"pk": world.rows["priority"].pk},
    "api:activity-detail": lambda world, role: {"pk": world.rows["activity"].pk},
    "api:deliverable-detail": lambda world, role: {"pk": world.rows["deliverable"].pk},
    "api:adjustment-detail": lambda world, role: {"pk": world.rows["adjustment"].pk},
    "api:round-detail": ROUND,
    "home:objective": lambda world, role: {"number": 8},
    "home:new_fact": lambda world, role: {"code": "HN"},
    "home:change_fact": FACT,
    "home:withdraw_fact": FACT,
    "home:organisation": lambda world, role: {"slug": world.mine.slug},
    "home:country": lambda world, role: {"code": "HN"},
    "pledges:pledge": lambda world, role: {"reference": world.rows["pledge"].reference},
    "knowledge:practice": PRACTICE,
    "knowledge:word_file": PRACTICE,
    "knowledge:hub": PRACTICE,
    "knowledge:call": CALL,
    "knowledge:change_call": CALL,
    "knowledge:take_off_call": CALL,
    "api:practice-call-detail": CALL,
    "knowledge:contact": PRACTICE,
    "home:contact": lambda world, role: {"slug": world.mine.slug},
    "knowledge:copied": PRACTICE,
    "knowledge:copy": lambda world, role: {"copy": world.rows["copy"].pk},
    "knowledge:month": lambda world, role: {"month": f"{clock.today():%Y-%m}"},
    "api:practice-detail": PRACTICE,
    "pledges:export": lambda world, role: {"form": "csv"},
    "api:pledge-detail": lambda world, role: {"reference": world.rows["pledge"].reference},
    "home:page": lambda world, role: {"slug": "about"},
    "home:edit_page": lambda world, role: {"slug": "about", "language": "fr"},
    "home:restore_page": lambda world, role: {"slug": "about", "language": "fr"},
    "home:objective_feed": lambda world, role: {"number": 8},
    "home:country_feed": lambda world, role: {"code": "HN"},
    "sitemap_file": lambda world, role: {"kind": "home", "number": 1},
    "workplan:plan": PLAN,
    "workplan:milestones": PLAN,
    "workplan:export": lambda world, role: {"plan": "2025-2026", "form": "csv"},
    "workplan:change_plan": PLAN,
    "workplan:add_priority": PLAN,
    "workplan:take_priorities": PLAN,
    "workplan:change_priority": lambda world, role: {"plan": "2025-2026", "code": "B1"},
    "workplan:endorse_plan": PLAN,
    "workplan:put_plan_in_force": PLAN,
    "workplan:close_plan": PLAN,
    "workplan:start_next_plan": PLAN,
    "workplan:import_plan": PLAN,
    "pledges:pledge_import": PLEDGE_IMPORT,
    "pledges:leave_import": PLEDGE_IMPORT,
    "pledges:export_all": lambda world, role: {"form": "csv"},
    "workplan:board": PLAN,
    "workplan:mid_term": PLAN,
    "workplan:open_mid_term": PLAN,
    "workplan:finish_mid_term": PLAN,
    "workplan:confirm_activity": ACTIVITY,
    "workplan:create_activity": PLAN,
    "workplan:activity": ACTIVITY,
    "workplan:change_activity": ACTIVITY,
    "workplan:retire_activity": ACTIVITY,
    "workplan:set_status": ACTIVITY,
    "workplan:ask_for_news": ACTIVITY,
    "workplan:mark_deliverable": lambda world, role: {"plan": "2025-2026", "code": "B1.1", "position": 1},
    "monitoring:by_link": link_of,
    "mail:unsubscribe": lambda world, role: {"token": unsubscribe_token(world.stranger, "reminders")},
    "monitoring:round": ROUND,
    "monitoring:owed": desk_of,
    "monitoring:paragraph_by_link": lambda world, role: link_of(world, role) | {"duty": world.rows["their_duty"].pk},
    "monitoring:paragraph": lambda world, role: desk_of(world, role) | {"duty": world.rows["their_duty"].pk},
    "monitoring:report_news": lambda world, role: {"subject": world.rows["duty"].subject_id},
    "monitoring:return_news": lambda world, role: {"update": world.rows["news"].pk},
    "monitoring:news_evidence": lambda world, role: {"subject": world.rows["duty"].subject_id},
    "monitoring:evidence_by_link": lambda world, role: link_of(world, role) | {"duty": world.rows["duty"].pk},
    "monitoring:evidence_file_by_link": lambda world, role: (
        link_of(world, role) | {"duty": world.rows["duty"].pk, "file": world.rows["evidence"].pk}
    ),
    "monitoring:evidence": lambda world, role: desk_of(world, role) | {"duty": world.rows["duty"].pk},
    "monitoring:evidence_file": lambda world, role: {"file": world.rows["evidence"].pk},
    "monitoring:not_me": link_of,
    "monitoring:file_by_link": link_of,
    "monitoring:file": desk_of,
    "monitoring:links": desk_of,
    "monitoring:hand_over_by_link": lambda world, role: link_of(world, role) | {"duty": world.rows["duty"].pk},
    "monitoring:hand_over": lambda world, role: desk_of(world, role) | {"duty": world.rows["duty"].pk},
    "monitoring:choice": lambda world, role: {"organisation": world.mine.slug},
    "monitoring:opening": ROUND,
    "monitoring:days": ROUND,
    "monitoring:reopen": ROUND,
    "monitoring:open": ROUND,
    "monitoring:close": ROUND,
    "monitoring:sheet": ROUND,
    "monitoring:summary": ROUND,
    "monitoring:answers_file": ROUND,
    "monitoring:nudge": ROUND,
    "monitoring:accept": ROUND,
    "monitoring:send_back": lambda world, role: {"slug": "2026-09", "update": world.rows["update"].pk},
    "accounts:take_role": lambda world, role: {"grant": world.rows["grant"].pk},
    "accounts:disable_account": lambda world, role: {"person": world.stranger.pk},
    "accounts:end_sessions": lambda world, role: {"person": world.stranger.pk},
    "account_confirm_email": lambda world, role: {"key": confirmation_key(world, role)},
    "account_reset_password_from_key": reset_key,
    "mfa_remove_webauthn": lambda world, role: {"pk": 1},
    "mfa_edit_webauthn": lambda world, role: {"pk": 1},
    "mechanism:requests": lambda world, role: {"number": 1},
    "mechanism:request": lambda world, role: {"number": 1, "request_id": world.rows["request"].pk},
    "mechanism:join_table": lambda world, role: {"number": 2},
    "mechanism:leave_table": lambda world, role: {"number": 1},
    "mechanism:members": lambda world, role: {"number": 1},
    "bodies:room": lambda world, role: {"slug": "working-table-1"},
    **dict.fromkeys(("bodies:mandates", "bodies:record_mandate", "bodies:step_up"), _first_table),
    **dict.fromkeys(("bodies:end_mandate", "bodies:own_mandate"), mandate_of("mandate")),
    "bodies:meetings": lambda world, role: {"slug": "working-table-1"},
    "bodies:new_meeting": lambda world, role: {"slug": "working-table-1"},
    "bodies:tasks": lambda world, role: {"slug": "working-table-1"},
    "bodies:finish_task": task_of("working-table-1", "task"),
    "bodies:meeting": meeting_of("working-table-1", "meeting"),
    "bodies:change_meeting": meeting_of("working-table-1", "meeting_to_come"),
    "bodies:cancel_meeting": meeting_of("working-table-1", "meeting_to_come"),
    "bodies:attendance": meeting_of("working-table-1", "meeting"),
    "bodies:calendar_entry": meeting_of("working-table-1", "meeting"),
    "bodies:minutes": meeting_of("working-table-1", "meeting"),
    "bodies:settle_minutes": meeting_of("working-table-1", "meeting"),
    "mechanism:minutes": lambda world, role: {"number": 1, "meeting_id": world.rows["published_working_table"].pk},
    "mechanism:liaison_minutes": lambda world, role: {"meeting_id": world.rows["published_liaison_table"].pk},
    "mechanism:technical_minutes": lambda world, role: {"meeting_id": world.rows["published_technical_table"].pk},
    "api:meeting-detail": lambda world, role: {"pk": world.rows["published_working_table"].pk},
    "bodies:history": lambda world, role: {"slug": "working-table-1"},
    "bodies:announcements": lambda world, role: {"slug": "working-table-1"},
    "bodies:new_announcement": lambda world, role: {"slug": "working-table-1"},
    "bodies:papers": lambda world, role: {"slug": "working-table-1"},
    "bodies:new_paper": lambda world, role: {"slug": "working-table-1"},
    "bodies:paper": paper_of("paper"),
    "bodies:edit_paper": paper_of("paper"),
    "bodies:paper_documents": paper_of("paper"),
    "bodies:paper_file": paper_file_of("paper"),
    "mechanism:write_to_member": lambda world, role: {"number": 1, "slug": "theirs"},
    "mechanism:appeal": lambda world, role: {"request_id": world.rows["appeal"].pk},
    "mechanism:standing": lambda world, role: {"slug": world.mine.slug},
    "mechanism:suspend": lambda world, role: {"slug": world.mine.slug},
    "mechanism:leave": lambda world, role: {"slug": world.mine.slug},
    "mechanism:close": lambda world, role: {"slug": world.mine.slug},
    "organisations:hand_over": lambda world, role: {"slug": world.mine.slug},
    "organisations:invitation": lambda world, role: {"token": invitation_for(world, role)},
    "organisations:team": lambda world, role: {"slug": world.mine.slug},
    "organisations:profile": lambda world, role: {"slug": world.mine.slug},
    "organisations:seen": lambda world, role: {"slug": world.mine.slug},
    "organisations:withdraw": lambda world, role: {"slug": world.mine.slug},
    "organisations:replace_member": lambda world, role: {"slug": world.mine.slug, "seat": seat(world, role)},
    "organisations:change_team_role": lambda world, role: {"slug": world.mine.slug, "seat": seat(world, role)},
    "organisations:end_seat": lambda world, role: {"slug": world.mine.slug, "seat": seat(world, role)},
    "organisations:resend": lambda world, role: {"slug": world.mine.slug, "invitation": world.rows["invitation"].pk},
    "organisations:revoke": lambda world, role: {"slug": world.mine.slug, "invitation": world.rows["invitation"].pk},
    "organisations:protection": lambda world, role: {"slug": world.mine.slug},
    "organisations:end_protection": lambda world, role: {"slug": world.mine.slug},
    "organisations:quiet": lambda world, role: {"slug": world.mine.slug},
    "notifications:message": lambda world, role: {"message_id": world.rows["message"].pk},
    "notifications:release_message": lambda world, role: {"message_id": world.rows["message"].pk},
    "notifications:kept_mail": lambda world, role: {"name": "sweep"},
    "notifications:kept_mail_html": lambda world, role: {"name": "sweep"},
    "notifications:preview": lambda world, role: {"kind": "organisations.invitation", "language": "en"},
    "notifications:preview_html": lambda world, role: {"kind": "organisations.invitation", "language": "en"},
}


def _their_seat(world: World, role: str) -> dict[str, Any]:
    return {"slug": world.theirs.slug, "seat": TeamMember.objects.get(user=world.stranger).pk}


def _their_invitation(world: World, role: str) -> dict[str, Any]:
    return {"slug": world.theirs.slug, "invitation": world.rows["their_invitation"].pk}


def _of_nobody_there(world: World, role: str) -> dict[str, Any]:
    """An organisation that sits in no table of this person's, and is not theirs."""
    return {"slug": "elsewhere" if role == "TBL" else "theirs"}


OTHERS: dict[str, Target] = {
    "mechanism:address_recommendation": recommendation_of("their_recommendation"),
    "mechanism:follow_up": recommendation_of("their_recommendation"),
    "mechanism:withdraw_recommendation": recommendation_of("their_recommendation"),
    "mechanism:record_response": recommendation_of("their_recommendation"),
    "mechanism:answer_recommendation": recommendation_of("their_recommendation"),
    "mechanism:recommendation_drafts": lambda world, role: {"number": 2},
    "mechanism:milestones": lambda world, role: {"number": 2},
    "mechanism:withdraw_milestone": milestone_of(2),
    "mechanism:new_recommendation": lambda world, role: {"number": 2},
    "mechanism:recommendation_draft": draft_recommendation_of("their_draft_recommendation", 2),
    "mechanism:change_recommendation": draft_recommendation_of("their_draft_recommendation", 2),
    "mechanism:endorse_recommendation": draft_recommendation_of("their_draft_recommendation", 2),
    "mechanism:requests": lambda world, role: {"number": 2},
    "mechanism:request": lambda world, role: {"number": 2, "request_id": world.rows["their_request"].pk},
    "mechanism:members": lambda world, role: {"number": 2},
    "bodies:room": lambda world, role: {"slug": "working-table-2"},
    **dict.fromkeys(
        ("bodies:mandates", "bodies:record_mandate", "bodies:step_up"), lambda world, role: {"slug": "working-table-2"}
    ),
    **dict.fromkeys(("bodies:end_mandate", "bodies:own_mandate"), mandate_of("their_mandate")),
    "bodies:meetings": lambda world, role: {"slug": "working-table-2"},
    "bodies:new_meeting": lambda world, role: {"slug": "working-table-2"},
    "bodies:tasks": lambda world, role: {"slug": "working-table-2"},
    "bodies:finish_task": task_of("working-table-2", "their_task"),
    "bodies:meeting": meeting_of("working-table-2", "their_meeting"),
    "bodies:change_meeting": meeting_of("working-table-2", "their_meeting_to_come"),
    "bodies:cancel_meeting": meeting_of("working-table-2", "their_meeting_to_come"),
    "bodies:attendance": meeting_of("working-table-2", "their_meeting"),
    "bodies:calendar_entry": meeting_of("working-table-2", "their_meeting"),
    "bodies:minutes": meeting_of("working-table-2", "their_meeting"),
    "bodies:settle_minutes": meeting_of("working-table-2", "their_meeting"),
    "bodies:history": lambda world, role: {"slug": "working-table-2"},
    "bodies:announcements": lambda world, role: {"slug": "working-table-2"},
    "bodies:new_announcement": lambda world, role: {"slug": "working-table-2"},
    "bodies:papers": lambda world, role: {"slug": "working-table-2"},
    "bodies:new_paper": lambda world, role: {"slug": "working-table-2"},
    "bodies:paper": paper_of("their_paper"),
    "bodies:edit_paper": paper_of("their_paper"),
    "bodies:paper_documents": paper_of("their_paper"),
    "bodies:paper_file": paper_file_of("their_paper"),
    "mechanism:write_to_member": lambda world, role: {"number": 2, "slug": "theirs"},
    "mechanism:standing": _of_nobody_there,
    "mechanism:suspend": _of_nobody_there,
    "mechanism:leave": _of_nobody_there,
    "mechanism:close": _of_nobody_there,
    "organisations:hand_over": lambda world, role: {"slug": world.theirs.slug},
    "publications:draft": publication_of("their_publication_draft"),
    "publications:edit": publication_of("their_publication_draft"),
    "publications:documents": publication_of("their_publication_draft"),
    "publications:file": file_of("their_document"),
    "clearances:answer": answer_of("their_clearance", "their_answer"),
    "clearances:deadline": clearance_of("their_clearance"),
    "clearances:withdraw": clearance_of("their_clearance"),
    "knowledge:submission": draft_of("their_draft"),
    "knowledge:section": draft_of("their_draft", section="about"),
    "knowledge:change": lambda world, role: {"slug": world.rows["their_practice"].slug},
    "pledges:submission": submission_of("their_submission"),
    "pledges:section": section_of("their_submission"),
    "pledges:attachment": submission_of("their_submission"),
    "pledges:attachment_file": lambda world, role: {"file": world.rows["their_attachment"].pk},
    "pledges:change": pledge_of("their_pledge"),
    "pledges:global_form": global_form_of("their_pledge", "their_pledge_update"),
    "monitoring:owed": their_desk,
    "monitoring:links": their_desk,
    "monitoring:file": their_desk,
    "monitoring:choice": lambda world, role: {"organisation": world.theirs.slug},
    "monitoring:report_news": lambda world, role: {"subject": world.rows["their_duty"].subject_id},
    "monitoring:news_evidence": lambda world, role: {"subject": world.rows["their_duty"].subject_id},
    "monitoring:evidence": lambda world, role: their_desk(world, role) | {"duty": world.rows["their_duty"].pk},
    "monitoring:evidence_file": lambda world, role: {"file": world.rows["their_evidence"].pk},
    "monitoring:paragraph": lambda world, role: their_desk(world, role) | {"duty": world.rows["duty"].pk},
    "monitoring:hand_over": lambda world, role: their_desk(world, role) | {"duty": world.rows["their_duty"].pk},
    "organisations:team": lambda world, role: {"slug": world.theirs.slug},
    "organisations:profile": lambda world, role: {"slug": world.theirs.slug},
    "organisations:seen": lambda world, role: {"slug": world.theirs.slug},
    "organisations:withdraw": lambda world, role: {"slug": world.theirs.slug},
    "organisations:protection": lambda world, role: {"slug": world.theirs.slug},
    "organisations:end_protection": lambda world, role: {"slug": world.theirs.slug},
    "organisations:quiet": lambda world, role: {"slug": world.theirs.slug},
    "mechanism:confirm": lambda world, role: {"slug": world.theirs.slug},
    "organisations:replace_member": _their_seat,
    "organisations:change_team_role": _their_seat,
    "organisations:end_seat": _their_seat,
    "organisations:resend": _their_invitation,
    "organisations:revoke": _their_invitation,
}

# What a form must hold before the question of permission can be asked.
POSTED: dict[str, Callable[[World, bool], dict[str, Any]]] = {
    "mechanism:join_table": lambda world, own: {"organisation": world.mine.pk},
    "mechanism:leave_table": lambda world, own: {"organisation": world.mine.pk},
    "organisations:act_for": lambda world, own: {"organisation": (world.mine if own else world.theirs).pk},
    "accounts:roles": lambda world, own: {"person": world.stranger.email, "role": actors.EDITOR},
}
# Routes without a name, by their pattern, with an address that leads to them.
UNNAMED = {
    r"admin/(?P<url>.*)$": "/admin/nothing/here/",
    "admin/accounts/user/<path:object_id>/": "/admin/accounts/user/1/",
    "admin/accounts/rolegrant/<path:object_id>/": "/admin/accounts/rolegrant/1/",
}
