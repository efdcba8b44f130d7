from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "notifications.release_message": Verb(_("%(actor)s released a message: %(target)s.")),
    "notifications.choose_mail": Verb(_("%(actor)s chose which mails they receive.")),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
