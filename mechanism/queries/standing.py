"""How an organisation stands in the Mechanism, as its own team and those who answer for its tables read it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from mechanism.models import MembershipRequest
from mechanism.rules.memberships import answer_by, appeal_until, may_appeal
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.queries.words import body_in_words
from network_portal.common import clock
from network_portal.common.languages import date_in_words
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.profiles import SECTORS
from network_portal.organisations.queries.directory import country_names


def where_of(organisation: Organisation, names: Mapping[int, tuple[str, str]]) -> str:
    """Its country, or how far it reaches; `names` are `country_names()`."""
    country = names.get(organisation.country_id or 0, ("", ""))[1]
    return country or str(organisation.get_reach_display())


def facts_of(organisation: Organisation) -> dict[str, str]:
    """What it wrote of itself, in words; of one that is protected the row holds its alias alone."""
    sectors, languages = dict(SECTORS), dict(settings.LANGUAGES)
    return {
        "kind": str(organisation.get_kind_display()),
        "where": where_of(organisation, country_names()),
        "sectors": ", ".join(str(sectors.get(code, code)) for code in organisation.sectors),
        "objectives": ", ".join(map(str, organisation.objectives.order_by("number").values_list("number", flat=True))),
        "languages": ", ".join(_language(code) for code in organisation.languages if code in languages),
        "networks": organisation.networks,
        "about": organisation.about,
    }


def _language(code: str) -> str:
    return str(get_language_info(code)["name_translated"])


def labelled_facts(organisation: Organisation) -> list[tuple[str, str]]:
    labels = {
        "kind": _("Kind of organisation"),
        "where": _("Where it works"),
        "sectors": _("Fields of work"),
        "objectives": _("Objectives of the Compact"),
        "languages": _("Languages"),
        "networks": _("Networks it belongs to"),
        "about": _("What it does"),
    }
    facts = facts_of(organisation)
    return [(label, facts[name]) for name, label in labels.items() if facts[name]]


def said_of_request(asked: MembershipRequest) -> dict[str, Any]:
    """A request with what a page says of it."""
    days, decided = settings.MEMBERSHIP_APPEAL_DAYS, asked.decided_at
    is_waiting = asked.state == MembershipRequest.ASKED
    may = asked.state == MembershipRequest.DECLINED and may_appeal(decided, clock.now(), days)
    return {
        "row": asked,
        "table": body_in_words(asked.body),
        "is_waiting": is_waiting,
        "is_open": is_waiting or asked.state == MembershipRequest.APPEALED,
        "is_late": is_waiting and answer_by(asked.asked_at) <= clock.now(),
        "by": date_in_words(answer_by(asked.asked_at)),
        "may_appeal": may,
        "appeal_until": date_in_words(appeal_until(decided, days)) if decided and may else "",
    }


def open_offices(organisation: Organisation, *bodies: Body) -> list[str]:
    """The offices that end with it: of these bodies and their sub-tables, or of all where none is named."""
    held = Mandate.objects.lasting(clock.today()).filter(organisation=organisation).select_related("body", "person")
    there = {body.pk for body in bodies}
    named = [one for one in held if not there or one.body_id in there or one.body.parent_id in there]
    words = _("%(office)s of %(body)s: %(person)s")
    return [
        words % {"office": one.get_office_display(), "body": body_in_words(one.body), "person": one.person or "–"}
        for one in named
    ]
