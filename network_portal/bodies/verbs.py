from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

ADDED, CHANGED = _("%(actor)s added a paper: %(target)s."), _("%(actor)s changed a paper: %(target)s.")
REMOVED = _("%(actor)s removed a paper: %(target)s.")
DOCUMENT_ADDED = _("%(actor)s added a file or an address to a paper: %(target)s.")
DOCUMENT_REMOVED = _("%(actor)s removed a file or an address from a paper: %(target)s.")
DECLARED = {
    "bodies.load_body": Verb(_("%(actor)s loaded the body %(target)s."), changes_public_pages=True),
    "bodies.seat_organisation": Verb(_("%(actor)s gave a seat in a body: %(target)s."), changes_public_pages=True),
    "bodies.end_mandate": Verb(_("%(actor)s ended a mandate: %(target)s."), changes_public_pages=True),
    "bodies.end_seat": Verb(_("%(actor)s ended a seat in a body: %(target)s."), changes_public_pages=True),
    "bodies.announce": Verb(_("%(actor)s announced to all members: %(target)s.")),
    "bodies.add_paper": Verb(ADDED, changes_public_pages=True),
    "bodies.change_paper": Verb(CHANGED, changes_public_pages=True),
    "bodies.remove_paper": Verb(REMOVED, changes_public_pages=True),
    "bodies.add_paper_file": Verb(DOCUMENT_ADDED, changes_public_pages=True),
    "bodies.add_paper_link": Verb(DOCUMENT_ADDED, changes_public_pages=True),
    "bodies.remove_paper_document": Verb(DOCUMENT_REMOVED, changes_public_pages=True),
    "bodies.comment_on_paper": Verb(_("%(actor)s commented on a paper: %(target)s.")),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
