"""What the registry of pledges holds about people, what for and until when."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import NotPersonal, Purpose, declare

HELD = (
    Purpose(
        190,
        _("Pledges that you wrote or decided on: that it was you, and a co-chair's comment"),
        _("Your organisation and the co-chairs know whom to ask while a pledge is written and read."),
        _("Until you erase your account; the words stay with the organisation, without your name."),
        emptied=("pledges.Submission.author", "pledges.Submission.decided_by", "pledges.Submission.writers"),
        words_stay=(
            "pledges.Submission.values",
            "pledges.Submission.base",
            "pledges.Submission.comment",
            "pledges.Submission.returned",
        ),
    ),
    Purpose(
        200,
        _("The file beside a pledge: who sent it, and whom the document names as its author"),
        _("You can replace a document before it becomes known who wrote it."),
        _(
            "The names until the pledge is published or the file removed; who sent it until you erase your "
            "account. The file of a published pledge stays public with it."
        ),
        emptied=("pledges.PledgeFile.uploaded_by", "pledges.PledgeFile.authors"),
        words_stay=("pledges.PledgeFile.name",),
    ),
    Purpose(
        210,
        _("Files of pledges to be imported: who sent them and who confirmed"),
        _("Another co-chair sees whose file waits."),
        _("The file a day at most while it waits; who sent it until you erase your account."),
        emptied=("pledges.PledgeImport.uploaded_by", "pledges.PledgeImport.confirmed_by"),
        words_stay=("pledges.PledgeImport.file_name", "pledges.PledgeImportFile.content"),
        jobs=("pledges.tasks.forget_old_imports",),
    ),
)
NOT_HELD = (
    NotPersonal(
        "what organisations pledge, and what is wrong with a file of pledges",
        ("pledges.Pledge.*", "pledges.PledgeImport.*"),
    ),
    NotPersonal("random names and checksums", ("pledges.PledgeFile.stored", "pledges.PledgeFile.sha256")),
)


def register() -> None:
    declare("pledges", HELD, NOT_HELD)
