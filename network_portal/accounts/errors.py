from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "role_to_oneself": _("Nobody gives a role to themselves or takes one from themselves. Ask another co-chair."),
    "role_held_already": _("%(person)s has this role already. Nothing was changed."),
    "role_not_held": _("%(person)s does not have this role now. Nothing was changed."),
    "role_unknown": _("There is no role of this name."),
    "contact_is_a_co_chair": _("A protection contact is a co-chair, and is named by another co-chair."),
    "contacts_are_two": _("There are two protection contacts already. Take the role from one of them first."),
    "person_unknown": _("There is no active account with this e-mail address."),
    "account_of_oneself": _("Nobody disables their own account or ends their own sessions here. Use My account."),
    "too_often": _("This was done many times in a short time. This time nothing was sent; try again tomorrow."),
    "account_disabled_already": _("The account of %(person)s is disabled already. Nothing was changed."),
}


def register() -> None:
    register_sentences(SENTENCES)
