"""What the audit holds about people, what for and until when."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import NotPersonal, Purpose, declare

HELD = (
    Purpose(
        240,
        _("What you did: the verb, what it was done to, and when"),
        _("Changes to public facts can be traced."),
        _("Five years, by a number instead of your name once your account is erased."),
        number_stays=("audit.Event.actor_id", "audit.Event.target_id"),
        words_stay=("audit.Event.changes", "audit.Event.note", "audit.Event.target_label"),
        jobs=("network_portal.audit.tasks.forget_old_events",),
    ),
)
NOT_HELD = (
    NotPersonal("names of verbs and of models", ("audit.Event.verb", "audit.Event.door", "audit.Event.target_type")),
)


def register() -> None:
    declare("audit", HELD, NOT_HELD)
