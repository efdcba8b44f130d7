from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "home.edit_page": Verb(_("%(actor)s edited the page %(target)s."), changes_public_pages=True),
    "home.restore_page": Verb(
        _("%(actor)s gave the page %(target)s the words back that the portal brought."), changes_public_pages=True
    ),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
