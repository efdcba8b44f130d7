"""What messages hold about people, what for and until when."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import NotPersonal, Purpose, declare

BODIES = "network_portal.notifications.tasks.forget_old_bodies"

HELD = (
    Purpose(
        90,
        _("Messages sent to you"),
        _("We can show that a message left, and send it again if it failed."),
        _("Their text, their subject and your address 30 days; links in them are never kept."),
        emptied=(
            "notifications.Message.person",
            "notifications.Message.address",
            "notifications.Message.subject",
            "notifications.Message.text",
            "notifications.Message.html",
            "notifications.Message.links",
            "notifications.Message.last_error",
        ),
        jobs=(BODIES,),
    ),
    Purpose(
        100,
        _("Whether messages to you arrived, as far as the mail provider tells: when, and why not"),
        _("The co-chairs see when an address does not work. Nobody records whether you open a mail."),
        _("30 days, or until you erase your account."),
        emptied=(
            "notifications.DeliveryEvent.what",
            "notifications.DeliveryEvent.why",
            "notifications.DeliveryEvent.at",
        ),
        jobs=(BODIES,),
    ),
    Purpose(
        110,
        _("Which mails you do not want"),
        _("We do not send them."),
        _("Until you change it or erase your account."),
        emptied=("notifications.MutedCategory.person", "notifications.MutedCategory.category"),
    ),
    Purpose(
        170,
        _(
            "A message that you wrote to the people of a practice or of an organisation: your name, e-mail address and "
            "words"
        ),
        _("It is passed on to them, and they answer you themselves."),
        _("30 days, in the list of mails sent; those who received it keep it as any e-mail."),
        words_stay=("notifications.Message.text", "notifications.Message.html"),
        jobs=(BODIES,),
    ),
)
NOT_HELD = (
    NotPersonal(
        "names of kinds, random names and hashes that lead to nobody, and codes of a mail server",
        (
            "notifications.Message.kind",
            "notifications.Message.category",
            "notifications.Message.message_id",
            "notifications.Message.key",
            "notifications.DeliveryEvent.key",
            "notifications.DeliveryEvent.code",
        ),
    ),
    NotPersonal(
        "jobs of the portal, and the domain that sends its mail",
        (
            "notifications.Heartbeat.name",
            "notifications.JobRun.*",
            "notifications.DomainFinding.*",
            "notifications.DomainFinding.name",
        ),
    ),
)


def register() -> None:
    declare("notifications", HELD, NOT_HELD)
