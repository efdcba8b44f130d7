"""Mailed links that are taken back, made anew, kept open, or end with somebody's seat in a team or their mailbox.

A link lives in its generation: raising it kills every mail sent before, and no token is stored anywhere.
"""

from django.db import transaction
from django.db.models import Q, QuerySet

from network_portal.audit.actions import record
from network_portal.common import clock, withdrawals
from network_portal.common.actors import FOCAL_POINT, Actor
from network_portal.common.errors import DomainError
from network_portal.common.generations import first_generation
from network_portal.monitoring.actions.locks import locked_link, locked_rounds
from network_portal.monitoring.actions.notices import Letter, notify_people
from network_portal.monitoring.models import CopiedLead, Duty, MailedLink, Round
from network_portal.monitoring.models.links import links_of_reopened
from network_portal.monitoring.queries.links import part_in_team, part_of
from network_portal.monitoring.rules.drafters import BY_LINK
from network_portal.monitoring.rules.links import link_mark, token_mark
from network_portal.monitoring.rules.rounds import NoticeKind, RoundState
from network_portal.notifications.actions.messages import redirect_waiting

REVOKED, KILLED = "monitoring.revoke_link", "monitoring.link"


@transaction.atomic
def reissue_link(*, by: Actor, link: MailedLink, generation: int) -> bool:
    """Kill the mails sent before and send a new link; `generation` is the one that was seen, so that two presses
    send one mail. Raises DomainError: link_is_over, link_person_left."""
    locked = locked_link(link)
    if locked.generation != generation:
        return False
    if clock.today() > locked.expires_on:
        raise DomainError("link_is_over")
    if not part_in_team(locked):
        raise DomainError("link_person_left")
    locked.revoked_at = locked.disowned_at = None
    _raise_generation(locked)
    record("monitoring.reissue_link", by=by, target=locked, changes={"person": [None, locked.person_id]})
    _send(locked)
    withdrawals.note_given_again(REVOKED, _mark(locked))
    return True


@transaction.atomic
def revoke_link(*, by: Actor, link: MailedLink, generation: int) -> bool:
    """Kill the link; its person gets no mail of this round until a new one is issued."""
    locked = locked_link(link)
    if locked.generation != generation or locked.revoked_at:
        return False
    locked.revoked_at = clock.now()
    _raise_generation(locked)
    record("monitoring.revoke_link", by=by, target=locked, changes={"person": [locked.person_id, None]})
    withdrawals.note(REVOKED, _mark(locked))
    return True


@transaction.atomic
def say_not_me(*, by: Actor, link: MailedLink) -> None:
    """The mail reached somebody who does not report for the organisation: the link dies, the co-chairs see why."""
    locked = locked_link(link)
    if locked.revoked_at:
        return
    locked.revoked_at = locked.disowned_at = clock.now()
    _raise_generation(locked)
    record("monitoring.say_not_me", by=by, target=locked, changes={"person": [locked.person_id, None]})
    withdrawals.note(REVOKED, _mark(locked))


@transaction.atomic
def follow_seat(organisation_id: int, person_id: int, before: str, after: str) -> None:
    """Who leaves a team or reports no more loses their links for good; who begins to report is called to the
    rounds that are open. What was drafted stays: it is the organisation's."""
    links = MailedLink.objects.filter(organisation=organisation_id, person=person_id)
    rounds = _rounds_held(links)
    if not after or (before == FOCAL_POINT and after != FOCAL_POINT):
        for link in links.select_related("round", "organisation", "person"):
            link.disowned_at = None
            _raise_generation(link)
    if after == FOCAL_POINT and before != FOCAL_POINT:
        for link in links.exclude(revoked_at=None).select_related("round", "organisation", "person"):
            withdrawals.note_given_again(REVOKED, _mark(link))
        links.update(revoked_at=None, disowned_at=None)
        for round_ in [one for one in rounds if one.is_open]:
            kind = _kind_of_call(round_, organisation_id)
            if kind is not None:
                _call(round_, kind, organisation_id, person_id)


@transaction.atomic
def follow_address(person_id: int, before: str, after: str) -> None:
    """The links in the old mailbox die, mails that wait go to the new one, and so does a new link for each that
    opened."""
    _rounds_held(MailedLink.objects.filter(person=person_id))
    redirect_waiting("monitoring", person_id=person_id, before=before, after=after)
    links = MailedLink.objects.select_for_update(of=("self",)).filter(person=person_id)
    for link in links.select_related("round", "organisation", "person").order_by("pk"):
        _raise_generation(link)
        if part_of(link):
            _send(link)


def keep_links_open(round_: Round) -> None:
    """Links end fifteen days after the close, or after the day until which the round was reopened."""
    links = MailedLink.objects.filter(round=round_)
    links.update(expires_on=round_.link_ends_on)
    for body, day in links_of_reopened(round_).items():
        links.filter(organisation=body).update(expires_on=day)


def follow_drafter(duty: Duty, person_id: int) -> None:
    """Who drafts a subject no more, and has no other part in the round, loses the link of every mail so far."""
    links = MailedLink.objects.filter(round=duty.round, organisation=duty.organisation, person=person_id)
    for link in links.select_related("round", "organisation", "person"):
        if not part_in_team(link):
            _raise_generation(link)


def _rounds_held(links: "QuerySet[MailedLink]") -> list[Round]:
    """Before the links themselves: the rounds of these and those that are open, to which somebody may be called."""
    return locked_rounds(Round.objects.filter(Q(pk__in=links.values("round")) | Q(state=RoundState.OPEN)))


def _kind_of_call(round_: Round, organisation_id: int) -> NoticeKind | None:
    if Duty.objects.filter(round=round_, organisation=organisation_id).exists():
        return NoticeKind.CALL
    is_copied = CopiedLead.objects.filter(duty__round=round_, organisation=organisation_id).exists()
    return NoticeKind.COPIED if is_copied else None


def _call(round_: Round, kind: NoticeKind, organisation_id: int, person_id: int) -> None:
    """The call; to one who was called before, left and came back, a new link."""
    link, _is_new = MailedLink.objects.select_related("person").get_or_create(
        round=round_,
        organisation_id=organisation_id,
        person_id=person_id,
        defaults={
            "generation": first_generation(),
            "expires_on": links_of_reopened(round_).get(organisation_id, round_.link_ends_on),
        },
    )
    if not notify_people(round_, kind, {(organisation_id, person_id): link.person}):
        _send(link)


def _send(link: MailedLink) -> None:
    part = part_in_team(link)
    handed = Duty.objects.filter(round=link.round, organisation=link.organisation, drafter=link.person)
    about = None if part == BY_LINK else set(handed.values_list("subject_id", flat=True))
    letter = Letter(f"link {link.pk}.{link.generation}", about=about)
    notify_people(link.round, NoticeKind.NEW_LINK, {(link.organisation_id, link.person_id): link.person}, letter)


def _raise_generation(link: MailedLink) -> None:
    """The token that was mailed is dead, in every restored backup too."""
    withdrawals.note(KILLED, token_mark(_mark(link), link.generation))
    link.generation += 1
    link.save(update_fields=["generation", "revoked_at", "disowned_at"])


def _mark(link: MailedLink) -> str:
    return link_mark(link.organisation.key, link.person.key, link.round.slug)


@transaction.atomic
def kill_link(*, by: Actor, link: MailedLink) -> None:
    """Of one that got a new token meanwhile, which nobody knows any more, as after a restore: the next mail of the
    round carries another."""
    locked = locked_link(link)
    _raise_generation(locked)
    record("monitoring.kill_link", by=by, target=locked)
