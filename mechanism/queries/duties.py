"""What the Mechanism asks of a person: requests to answer, appeals to decide, organisations that nobody represents."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mechanism.models import Admission, MembershipRequest
from mechanism.queries.memberships import who_answers_appeal
from mechanism.rules.memberships import answer_by
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.queries.members import who_runs
from network_portal.bodies.queries.words import body_in_words
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, REPRESENTATIVE, Actor
from network_portal.common.registry import Duty
from network_portal.organisations.models import Organisation, TeamMember
from network_portal.organisations.models.organisations import OrganisationQuerySet


def duties_of(actor: Actor) -> Iterator[Duty]:
    yield from _suspended(actor)
    is_chair = actor.has_role(CO_CHAIR)
    tables = Body.objects.filter(kind=Body.WORKING_TABLE, pk__in=actor.bodies_as()) if actor.offices else []
    for table in tables:
        yield from _requests(actor, table)
    if is_chair:
        waiting = MembershipRequest.objects.waiting().exclude(organisation__in=list(actor.memberships))
        for table in Body.objects.filter(pk__in=waiting.values("body")).exclude(pk__in=actor.bodies_as()):
            if not who_runs(table).exists() or _is_overdue(table):
                yield from _requests(actor, table)
        yield from _unrepresented()
    if is_chair or actor.bodies_as(Mandate.PRINCIPAL):
        yield from _appeals(actor)


def unrepresented() -> OrganisationQuerySet:
    """In the Mechanism, and nobody represents them; one that waits to be confirmed is not there yet."""
    represented = TeamMember.objects.current().filter(role=REPRESENTATIVE, user__is_active=True)
    stands = Q(confirmed_at__isnull=False) | Q(admitted_at__isnull=False)
    there = Admission.objects.filter(stands, ended_at=None).values("organisation")
    return Organisation.objects.filter(pk__in=there).exclude(pk__in=represented.values("organisation"))


def _suspended(actor: Actor) -> Iterator[Duty]:
    """Its representative reads why, since when, and how to answer."""
    there = Admission.objects.filter(suspended_at__isnull=False, ended_at=None)
    for admission in there.filter(organisation__in=actor.organisations_as(REPRESENTATIVE)).order_by("pk"):
        yield Duty(
            _("%(organisation)s is suspended in the Mechanism: read why, and how to answer.")
            % {"organisation": admission.organisation.short_name},
            reverse("mechanism:standing", args=[admission.organisation.slug]) + "#suspended",
            is_example=admission.organisation.is_example,
        )


def _requests(actor: Actor, table: Body) -> Iterator[Duty]:
    waiting = MembershipRequest.objects.waiting().filter(body=table).exclude(organisation__in=list(actor.memberships))
    asked = list(waiting.select_related("organisation").order_by("asked_at"))
    if asked:
        sentence = ngettext(
            "%(count)d organisation asks to join %(table)s.",
            "%(count)d organisations ask to join %(table)s.",
            len(asked),
        )
        yield Duty(
            sentence % {"count": len(asked), "table": body_in_words(table)},
            reverse("mechanism:requests", args=[table.number]),
            due=clock.day_of(answer_by(asked[0].asked_at)),
            is_example=all(one.organisation.is_example for one in asked),
        )


def _is_overdue(table: Body) -> bool:
    first = MembershipRequest.objects.waiting().filter(body=table).order_by("asked_at").first()
    return first is not None and answer_by(first.asked_at) <= clock.now()


def _appeals(actor: Actor) -> Iterator[Duty]:
    for asked in MembershipRequest.objects.appealed().select_related("organisation", "body"):
        if who_answers_appeal(asked).filter(pk=actor.user_id or 0).exists():
            words = {"organisation": asked.organisation.short_name, "table": body_in_words(asked.body)}
            yield Duty(
                _("%(organisation)s asks the Liaison Table about %(table)s.") % words,
                reverse("mechanism:appeal", args=[asked.pk]),
                due=clock.day_of(answer_by(asked.appealed_at)) if asked.appealed_at else None,
                words=asked.appeal,
                is_example=asked.organisation.is_example,
            )


def _unrepresented() -> Iterator[Duty]:
    for organisation in unrepresented().order_by("pk"):
        yield Duty(
            _("Nobody represents %(organisation)s in the Mechanism. Name somebody, or ask it to.")
            % {"organisation": organisation.short_name},
            reverse("organisations:team", args=[organisation.slug]),
            is_example=organisation.is_example,
        )
