"""What a mail of a round would say if it went now."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from network_portal.accounts.models import User
from network_portal.monitoring.models import Round
from network_portal.monitoring.queries.calls import Callee
from network_portal.monitoring.queries.notices import duty_values
from network_portal.notifications.kinds import kinds
from network_portal.notifications.queries.texts import render_message
from network_portal.notifications.rules.placeholders import hide_links


def preview_of(kind: str, person: User, values: Mapping[str, Any]) -> dict[str, str]:
    """`name`, `organisation`, `language`, `subject` and `text`, which names the personal link and does not show it."""
    found = kinds[kind]
    mail = render_message(found, language=person.language, values=values, link_names=found.links)
    with translation.override(person.language):
        mail["text"] = hide_links(mail["text"], gettext("(personal link)"))
    return {"name": person.name, "organisation": str(values["organisation"]), "language": person.language} | mail


def preview_call(round_: Round, callees: Sequence[Callee]) -> dict[str, str] | None:
    """The first of the opening messages; the others differ in their reader and in what is asked."""
    first = next((one for one in callees if one.people), None)
    if first is None:
        return None
    body, person = first.organisation.pk, first.people[0]
    values = duty_values(round_, {(body, person.pk): person}, asked={body: first.subjects})
    return preview_of("monitoring.call", person, values[body, person.pk])
