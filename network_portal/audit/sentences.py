"""The audit read aloud: one sentence an event, and each change in words."""

from django.utils.translation import gettext as _

from network_portal.audit.models import Event
from network_portal.common import registry


def sentence_of(event: Event, *, actor: str) -> str:
    """`actor` is what this reader may know of who acted: a name, an organisation, or 'somebody'."""
    verb = registry.verbs.get(event.verb)
    if verb is None:
        return f"{event.verb}: {event.target_label}"
    return str(verb.sentence) % {"actor": actor or _("Somebody"), "target": event.target_label}


def told_in_public(event: Event, *, target: str) -> str:
    """What a visitor may read of it: what was done to `target`, not by whom."""
    return str(registry.verbs[event.verb].told_in_public) % {"target": target}
