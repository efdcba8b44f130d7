"""What monitoring holds about people, what for and until when."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import NotPersonal, Purpose, declare

HELD = (
    Purpose(
        122,
        _("Updates and paragraphs that you wrote for your organisation or decided on: that it was you, and a comment"),
        _("Your organisation and the co-chairs know whom to ask."),
        _("Until you erase your account; the words stay with the organisation, without your name."),
        emptied=("monitoring.Update.author", "monitoring.Update.decided_by", "monitoring.Paragraph.author"),
        words_stay=(
            "monitoring.Update.done",
            "monitoring.Update.evidence",
            "monitoring.Update.in_the_way",
            "monitoring.Update.next_step",
            "monitoring.Update.comment",
            "monitoring.Paragraph.words",
        ),
    ),
    Purpose(
        124,
        _("What your organisation owes and who of it was written to or asked to draft: calls, reminders and links"),
        _("Each person is asked once, and a link can be taken back."),
        _("Until you erase your account."),
        emptied=("monitoring.Duty.drafter", "monitoring.MailedLink.person", "monitoring.Notice.person"),
    ),
    Purpose(
        130,
        _("Files that you sent beside an update: who sent them, and whom the document names as its author"),
        _("You can replace a document before it becomes known who wrote it."),
        _("The names until the update is accepted or the file removed; who sent it until you erase your account."),
        emptied=("monitoring.EvidenceFile.uploaded_by", "monitoring.EvidenceFile.authors"),
        words_stay=("monitoring.EvidenceFile.name",),
    ),
)
NOT_HELD = (
    NotPersonal(
        "words of the co-chairs for everybody, and words that name a state or an occasion",
        ("monitoring.Round.*", "monitoring.Notice.*", "monitoring.Update.status"),
    ),
    NotPersonal("random names and checksums", ("monitoring.EvidenceFile.stored", "monitoring.EvidenceFile.sha256")),
)


def register() -> None:
    declare("monitoring", HELD, NOT_HELD)
