from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "translation_gone": _("This text is not there any more, or no longer published. Nothing was saved."),
    "translation_incomplete": _("A translation is whole: write these too, as the original has them: %(fields)s."),
    "translation_not_yours": _("Only co-chairs and editors translate."),
    "translation_of_the_original": _("This is the language it was written in: change the original on its own page."),
    "translation_too_long": _("“%(label)s” has %(length)d characters; at most %(most)d fit. Shorten it."),
    "translation_without_original": _(
        "“%(label)s” is empty in the original. Leave it empty here too, or have the original say it first."
    ),
    "translations_changed": _("Something was changed since you saw this preview. Look at it again before you import."),
    "translations_have_problems": _("Nothing was imported: correct what the preview names and choose the file again."),
    "translations_not_a_file": _(
        "The first row does not name the columns of a file of this page. Download the file again and fill it in."
    ),
}


def register() -> None:
    register_sentences(SENTENCES)
