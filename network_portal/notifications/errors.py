from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "message_not_waiting": _("This message is not waiting any more. Nothing was changed."),
}


def register() -> None:
    register_sentences(SENTENCES)
