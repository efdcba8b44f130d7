"""What the rooms of bodies hold about people, what for and until when."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import NotPersonal, Purpose, declare

HELD = (
    Purpose(
        78,
        _("Announcements, papers and comments that you wrote in a body, and whom a paper names as its author"),
        _("Who runs the body knows whom to ask."),
        _(
            "The names in a paper until everybody may read it; that it was you until you erase your account. The words "
            "stay with the body."
        ),
        emptied=(
            "bodies.Announcement.author",
            "bodies.Paper.author",
            "bodies.PaperDocument.uploaded_by",
            "bodies.PaperDocument.authors",
            "bodies.PaperComment.author",
        ),
        words_stay=(
            "bodies.Announcement.subject",
            "bodies.Announcement.text",
            "bodies.Paper.title",
            "bodies.Paper.summary",
            "bodies.PaperDocument.name",
            "bodies.PaperComment.text",
        ),
    ),
)
NOT_HELD = (
    NotPersonal(
        "random names and keys, checksums and codes of a language",
        ("bodies.Announcement.*", "bodies.Paper.*", "bodies.PaperDocument.*", "bodies.PaperComment.*"),
    ),
)


def register() -> None:
    declare("bodies rooms", HELD, NOT_HELD)
