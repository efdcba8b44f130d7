from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "message_needs_no_release": _("Only a message that failed or is uncertain can be released. Nothing was changed."),
    "message_forgotten": _("The text of this message is not kept any more, so it cannot be sent again."),
}


def register() -> None:
    register_sentences(SENTENCES)
