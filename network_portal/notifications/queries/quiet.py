"""A message to somebody who is written to quietly: that there is something to read, and a link."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext as _

from network_portal.accounts.queries import person_with_address
from network_portal.common.registry import who_reads_quietly
from network_portal.notifications.kinds import kinds
from network_portal.notifications.models import Message
from network_portal.notifications.rules.placeholders import Placeholders

AFTER_SIGNING_IN: Mapping[str, Mapping[str, Any]] = {"link": {"maker": "accounts.page", "route": "home:dashboard"}}


@dataclass(frozen=True)
class Words:
    """Of a mail as it leaves, where each link stands as a placeholder."""

    subject: str
    text: str
    html: str
    links: Mapping[str, Mapping[str, Any]]


def leaves_quietly(message: Message) -> bool:
    """As the person wishes when it leaves, whatever was so when it was written."""
    if message.is_quiet:
        return True
    person = message.person or person_with_address(message.address)
    return person is not None and person.pk in who_reads_quietly([person.pk])


def quiet_words(message: Message) -> Words:
    """The same of every kind. A link that opens without signing in is kept only where signing in would not do."""
    kind = kinds.get(message.kind)
    links = message.links if kind and kind.keeps_links and message.links else AFTER_SIGNING_IN
    placeholders = Placeholders(links)
    with translation.override(message.language):
        context = {"language": message.language, "marks": list(placeholders.marks.values())}
        text = "\n".join([_("Good day,"), "", _there_is(), "", *context["marks"]]) + "\n"
        html = get_template("emails/quiet.html").render(context | {"sentence": _there_is()})
        return Words(_("There is something to read"), placeholders.settle(text), placeholders.settle(html), links)


def _there_is() -> str:
    return _("There is something for you to read. Open it where nobody looks over your shoulder.")
