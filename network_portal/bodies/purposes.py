"""What bodies hold about people, what for and until when."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import NotPersonal, Purpose, declare

HELD = (
    Purpose(
        70,
        _("Offices that you hold or held in a Working Table or another body: which, for whom and when"),
        _("The body knows who speaks for it."),
        _("Until you erase your account; that the office was held stays, without your name."),
        emptied=("bodies.Mandate.person", "bodies.Mandate.is_named", "bodies.Mandate.reason"),
    ),
    Purpose(
        71,
        _("Your gender, where you tell it beside an office that you hold"),
        _("The Liaison Table says whether women and men are in parity; nobody reads what you wrote."),
        _("Until your mandate ends, you take it back or you erase your account."),
        emptied=("bodies.Mandate.gender",),
    ),
    Purpose(
        73,
        _("That you convened a meeting of a body"),
        _("You are reminded of its minutes."),
        _("Until you erase your account; the meeting stays, without your name."),
        emptied=("bodies.Meeting.convenor",),
    ),
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
    NotPersonal("what bodies are called", ("bodies.Body.*", "bodies.Body.name")),
    NotPersonal("where the minutes that decided a mandate are", ("bodies.Mandate.minutes",)),
    NotPersonal(
        "what bodies meet for, decide and have to do; attendance is an organisation's",
        ("bodies.Meeting.*", "bodies.Minutes.*", "bodies.Decision.*", "bodies.Task.*"),
    ),
    NotPersonal(
        "random names and keys, checksums and codes of a language",
        ("bodies.Announcement.*", "bodies.Paper.*", "bodies.PaperDocument.*", "bodies.PaperComment.*"),
    ),
)


def register() -> None:
    declare("bodies", HELD, NOT_HELD)
