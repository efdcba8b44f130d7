from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "translations.translate_text": Verb(
        _("%(actor)s translated %(target)s."),
        changes_public_pages=True,
        told_in_public=_("The words of one of its languages were changed."),
    ),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
