"""What practices, publications and clearances hold about people, what for and until when."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import NotPersonal, Purpose, declare

HELD = (
    Purpose(
        140,
        _("Practices that you wrote and reviews that you gave: your words, and that they are yours"),
        _("The organisation and those who decide know whom to ask."),
        _("Until you erase your account; the words stay with the practice, without your name."),
        emptied=(
            "knowledge.PracticeSubmission.author",
            "knowledge.PracticeSubmission.decided_by",
            "knowledge.PracticeSubmission.writers",
            "knowledge.PracticeReview.reviewer",
        ),
        words_stay=(
            "knowledge.PracticeSubmission.values",
            "knowledge.PracticeSubmission.base",
            "knowledge.PracticeSubmission.comment",
            "knowledge.PracticeSubmission.returned",
            "knowledge.PracticeReview.answers",
            "knowledge.PracticeReview.words",
        ),
    ),
    Purpose(
        150,
        _("Publications that you wrote, sent files for or decided on, and whom a document names as its author"),
        _("The organisation and those who decide know whom to ask."),
        _(
            "The names in a document until it is published; that it was you until you erase your account. The "
            "publication stays."
        ),
        emptied=(
            "knowledge.Publication.author",
            "knowledge.Publication.decided_by",
            "knowledge.Publication.writers",
            "knowledge.PublicationDocument.uploaded_by",
            "knowledge.PublicationDocument.authors",
        ),
        words_stay=("knowledge.Publication.comment", "knowledge.PublicationDocument.name"),
    ),
    Purpose(
        160,
        _("Clearances that you opened, and what you answered for your agency"),
        _("The members and the co-chairs read which agency said what; that it was you stands in the record alone."),
        _("Until you erase your account; the record stays for ever, without your name."),
        emptied=(
            "knowledge.Clearance.opened_by",
            "knowledge.ClearanceAnswer.answered_by",
            "knowledge.ClearanceFile.uploaded_by",
            "knowledge.ClearanceFile.authors",
        ),
        words_stay=(
            "knowledge.Clearance.title",
            "knowledge.Clearance.words",
            "knowledge.Clearance.reason",
            "knowledge.ClearanceAnswer.words",
            "knowledge.ClearanceFile.name",
        ),
    ),
    Purpose(
        180,
        _("What you told of your organisation's copy of a practice, and what you decided on others'"),
        _("Those who decide know whom to ask, and you are written to."),
        _("Until you erase your account; the words stay with the practice, without your name, until withdrawn."),
        emptied=("knowledge.PracticeCopy.author", "knowledge.PracticeCopy.decided_by"),
        words_stay=("knowledge.PracticeCopy.changed", "knowledge.PracticeCopy.reason"),
    ),
)
NOT_HELD = (
    NotPersonal(
        "texts for everybody, of organisations: a public contact is an office's",
        (
            "knowledge.Practice.*",
            "knowledge.PracticeText.*",
            "knowledge.PublicationText.*",
            "knowledge.PracticeCall.*",
            "knowledge.PracticeCallText.*",
        ),
    ),
    NotPersonal(
        "random names, checksums, codes of a language and keys of what is cleared",
        (
            "knowledge.PublicationDocument.*",
            "knowledge.ClearanceFile.*",
            "knowledge.Clearance.subject_kind",
            "knowledge.Clearance.subject_key",
        ),
    ),
)


def register() -> None:
    declare("knowledge", HELD, NOT_HELD)
