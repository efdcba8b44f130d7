"""Why a file is refused: a sentence each, which says what to do instead."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import DomainError, register_sentences

SENTENCES = {
    "upload_empty": _("This file is empty. Choose another one."),
    "upload_too_large": _(
        "The file has more than %(megabytes)s MB. Choose a smaller one, or share its address instead."
    ),
    "upload_kind_unknown": _("Files of this kind are not taken. Take one of these: %(kinds)s."),
    "upload_not_what_it_says": _(
        "The name of the file says %(kind)s, but its content is something else. Save it again as %(kind)s."
    ),
    "upload_broken": _("The file is damaged and cannot be opened. Save it again and choose the new one."),
    "upload_protected": _("The file is protected by a password. Save it without one and choose the new one."),
    "upload_runs_programs": _(
        "The file can start programs when it is opened (macros or scripts). Save it as a plain document or as PDF."
    ),
    "upload_carries_files": _(
        "The document carries other files inside. Save it as a plain PDF, or send each file by itself."
    ),
    "upload_reaches_out": _(
        "The document fetches, opens or sends something elsewhere. Put everything into it, or print it as a plain PDF."
    ),
    "upload_unpacks_too_large": _("The document unpacks to more than this site takes. Save it as PDF."),
    "upload_too_many_pixels": _("The picture has more than %(megapixels)s million pixels. Make it smaller."),
    "upload_moves": _("Moving pictures are not taken. Save it as a still picture."),
    "upload_text_unreadable": _("The characters of the file cannot be read. Save it as CSV in UTF-8."),
}
register_sentences(SENTENCES)


class FileRefused(DomainError):
    """A file that is not taken; the codes are the keys of SENTENCES."""
