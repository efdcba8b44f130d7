from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "fact_needs_title": _("Give it its name or title. Nothing was saved."),
    "fact_needs_source": _("Say where this is known from: a page, a document, a meeting and its date."),
    "fact_years_reversed": _("The last year does not come before the first: correct one of the two."),
    "fact_contact_of_network": _("Only a national network has a contact here: leave it empty."),
}


def register() -> None:
    register_sentences(SENTENCES)
