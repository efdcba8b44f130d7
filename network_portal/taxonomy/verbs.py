from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "taxonomy.load_taxonomy": Verb(_("%(actor)s loaded the reference data of %(target)s."), changes_public_pages=True),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
