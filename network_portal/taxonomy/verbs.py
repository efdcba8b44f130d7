from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "taxonomy.load_taxonomy": Verb(_("%(actor)s loaded the reference data of %(target)s."), changes_public_pages=True),
    "taxonomy.load_country_facts": Verb(_("%(actor)s loaded the fact %(target)s."), changes_public_pages=True),
    "taxonomy.add_country_fact": Verb(_("%(actor)s added the fact %(target)s."), changes_public_pages=True),
    "taxonomy.change_country_fact": Verb(_("%(actor)s changed the fact %(target)s."), changes_public_pages=True),
    "taxonomy.withdraw_country_fact": Verb(
        _("%(actor)s took the fact %(target)s off the public pages."), changes_public_pages=True
    ),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
