from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "bodies.load_body": Verb(_("%(actor)s loaded the body %(target)s."), changes_public_pages=True),
    "bodies.seat_organisation": Verb(_("%(actor)s gave a seat in a body: %(target)s."), changes_public_pages=True),
    "bodies.record_mandate": Verb(_("%(actor)s recorded a mandate: %(target)s."), changes_public_pages=True),
    "bodies.choose_what_is_told": Verb(
        _("%(actor)s chose what the world reads of a mandate: %(target)s."), changes_public_pages=True
    ),
    "bodies.end_mandate": Verb(_("%(actor)s ended a mandate: %(target)s."), changes_public_pages=True),
    "bodies.end_seat": Verb(_("%(actor)s ended a seat in a body: %(target)s."), changes_public_pages=True),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
