from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "role_to_oneself": _("Nobody gives a role to themselves or takes one from themselves. Ask another co-chair."),
    "role_held_already": _("%(person)s has this role already. Nothing was changed."),
    "role_not_held": _("%(person)s does not have this role now. Nothing was changed."),
}


def register() -> None:
    register_sentences(SENTENCES)
