from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

ADDED, CHANGED = _("%(actor)s added a paper: %(target)s."), _("%(actor)s changed a paper: %(target)s.")
REMOVED = _("%(actor)s removed a paper: %(target)s.")
DOCUMENT_ADDED = _("%(actor)s added a file or an address to a paper: %(target)s.")
DOCUMENT_REMOVED = _("%(actor)s removed a file or an address from a paper: %(target)s.")
DECLARED = {
    "bodies.load_body": Verb(_("%(actor)s loaded the body %(target)s."), changes_public_pages=True),
    "bodies.seat_organisation": Verb(_("%(actor)s gave a seat in a body: %(target)s."), changes_public_pages=True),
    "bodies.record_mandate": Verb(_("%(actor)s recorded a mandate: %(target)s."), changes_public_pages=True),
    "bodies.choose_what_is_told": Verb(
        _("%(actor)s chose what the world reads of a mandate: %(target)s."), changes_public_pages=True
    ),
    "bodies.end_mandate": Verb(_("%(actor)s ended a mandate: %(target)s."), changes_public_pages=True),
    "bodies.convene_meeting": Verb(_("%(actor)s convened a meeting: %(target)s."), changes_public_pages=True),
    "bodies.change_meeting": Verb(_("%(actor)s changed a meeting: %(target)s."), changes_public_pages=True),
    "bodies.cancel_meeting": Verb(_("%(actor)s cancelled a meeting: %(target)s."), changes_public_pages=True),
    "bodies.record_attendance": Verb(
        _("%(actor)s recorded who attended a meeting: %(target)s."), changes_public_pages=True
    ),
    "bodies.write_minutes": Verb(_("%(actor)s wrote the minutes of a meeting: %(target)s."), changes_public_pages=True),
    "bodies.approve_minutes": Verb(
        _("%(actor)s recorded that minutes were approved: %(target)s."), changes_public_pages=True
    ),
    "bodies.publish_minutes": Verb(_("%(actor)s published minutes: %(target)s."), changes_public_pages=True),
    "bodies.withdraw_minutes": Verb(
        _("%(actor)s took minutes off the public pages: %(target)s."), changes_public_pages=True
    ),
    "bodies.add_task": Verb(_("%(actor)s added a task: %(target)s.")),
    "bodies.finish_task": Verb(_("%(actor)s marked a task as done: %(target)s.")),
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
