from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "knowledge.load_practices": Verb(
        _("%(actor)s loaded the practice %(target)s of a public source."),
        changes_public_pages=True,
        told_in_public=_("This practice was recorded from public sources."),
    ),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
