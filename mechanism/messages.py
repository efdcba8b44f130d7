"""The messages of joining, of admission and of the tables, and the makers of their links."""

from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from mechanism.models import MembershipRequest, Recommendation
from network_portal.accounts.links import address_of
from network_portal.common import registry
from network_portal.notifications.kinds import Category, MessageKind, register_categories, register_kinds
from network_portal.organisations.models import Organisation

CATEGORY = "mechanism"
SAMPLE = MappingProxyType(
    {
        "name": "Ana EXAMPLE",
        "organisation": "EXAMPLE organisation",
        "table": "Working Table 2",
        "since": "1 September 2026",
        "by": "22 September 2026",
        "days": 21,
        "words": "EXAMPLE: we work on alternatives to detention.",
        "reason": "EXAMPLE: the reason",
        "appeal": "EXAMPLE: what should be considered",
        "until": "1 October 2026",
        "admits": False,
        "answer": "EXAMPLE: the answer",
        "how": "The organisation left",
        "writer": "Rosa EXAMPLE",
        "answer_to": "rosa@example.org",
        "title": "EXAMPLE: the recommendation",
    }
)
LABELS = {
    "request_asked": _("Organisation that asks to join a table"),
    "request_waits": _("Request to join that waits a week"),
    "request_overdue": _("Request to join that nobody answered"),
    "admitted": _("Admitted to a table"),
    "declined": _("Not admitted to a table, with the reason"),
    "appeal_asked": _("Organisation that asks the Liaison Table"),
    "appeal_waits": _("Question to the Liaison Table that waits a week"),
    "appeal_overdue": _("Question to the Liaison Table that nobody answered"),
    "appeal_answered": _("Answer of the Liaison Table"),
    "suspended": _("Organisation suspended, with the reason"),
    "lifted": _("Suspension lifted"),
    "organisation_left": _("Organisation that left a body"),
    "member_relayed": _("Letter of a member of a table"),
    "recommendation_addressed": _("Recommendation addressed to your organisation"),
    "recommendation_answered": _("Response to a recommendation of your table"),
}
REGISTERED = MessageKind(
    name="mechanism.registered",
    category="account",
    label=_("Your organisation is registered with the Mechanism"),
    sample=MappingProxyType(
        {
            "name": "Ana EXAMPLE",
            "organisation": "EXAMPLE",
            "tables": ["Working Table 2: EXAMPLE"],
            "reminded_on": "29 November 2026",
            "told_on": "13 December 2026",
        }
    ),
)
UNFINISHED = MessageKind(
    name="mechanism.unfinished",
    category="account",
    label=_("A registration with the Mechanism that was not finished"),
    sample=MappingProxyType({"name": "Ana EXAMPLE", "until": "13 December 2026"}),
)
LAPSED = MessageKind(
    name="mechanism.lapsed",
    category="account",
    label=_("An organisation that you registered for its people was not confirmed"),
    sample=MappingProxyType({"name": "Ana EXAMPLE", "organisation": "EXAMPLE", "since": "1 November 2026", "days": 30}),
)
INVITATION_ASKED = MessageKind(
    name="mechanism.invitation_asked",
    category="account",
    label=_("Somebody asks to be invited to a team"),
    sample=MappingProxyType(
        {"name": "Ana EXAMPLE", "writer": "Luz EXAMPLE", "answer_to": "luz@example.org", "organisation": "EXAMPLE"}
    ),
)


def request_link(values: dict[str, Any], language: str) -> str:
    """`{"request": id}`: where the secretariat of the table answers it. One that is gone raises DoesNotExist."""
    asked = MembershipRequest.objects.select_related("body").get(pk=values["request"])
    return address_of("mechanism:request", language, number=asked.body.number, request_id=asked.pk)


def appeal_link(values: dict[str, Any], language: str) -> str:
    """`{"request": id}`: where the Liaison Table answers."""
    return address_of("mechanism:appeal", language, request_id=values["request"])


def standing_link(values: dict[str, Any], language: str) -> str:
    """`{"organisation": id}`: how it stands, for its own team. One that is gone raises DoesNotExist."""
    slug = Organisation.objects.get(pk=values["organisation"]).slug
    return address_of("mechanism:standing", language, slug=slug)


def members_link(values: dict[str, Any], language: str) -> str:
    """`{"number": of the table}`: its members."""
    return address_of("mechanism:members", language, number=values["number"])


def recommendation_link(values: dict[str, Any], language: str) -> str:
    """`{"recommendation": id}`: its public page. One that is gone raises DoesNotExist."""
    reference = Recommendation.objects.published().get(pk=values["recommendation"]).reference
    return address_of("mechanism:recommendation", language, reference=reference)


def team_page(values: dict[str, Any], language: str) -> str:
    """`{"slug": of an organisation}`, and `by` who the mail names."""
    return address_of("organisations:team", language, slug=values["slug"])


def register() -> None:
    meaning = _("Who asks to join your table; what your organisation asked and was answered.")
    register_categories(Category(CATEGORY, _("Joining the Mechanism"), meaning))
    register_kinds(
        *(MessageKind(f"mechanism.{name}", CATEGORY, label, sample=SAMPLE) for name, label in LABELS.items())
    )
    registry.link_makers.register("mechanism.request", request_link)
    registry.link_makers.register("mechanism.appeal", appeal_link)
    registry.link_makers.register("mechanism.standing", standing_link)
    registry.link_makers.register("mechanism.members", members_link)
    register_kinds(REGISTERED, UNFINISHED, LAPSED, INVITATION_ASKED)
    registry.link_makers.register("mechanism.recommendation", recommendation_link)
    registry.link_makers.register("mechanism.team", team_page)
