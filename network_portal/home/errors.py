from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "page_address_unreadable": _(
        "The link to “%(address)s” leads nowhere. Write a whole address such as https://example.org, or one of this "
        "portal that begins with a slash, such as /pledges/."
    ),
    "page_not_edited": _("In this language the page says already what the portal brought."),
    "page_original_elsewhere": _(
        "The original is the text in %(language)s. Mark this one as a translation, or first mark that one as such."
    ),
    "page_says_nothing_new": _("Nothing differs from what the page says. Change something before you save it."),
    "pages_not_yours": _("Only co-chairs and editors edit the words of pages."),
}


def register() -> None:
    register_sentences(SENTENCES)
