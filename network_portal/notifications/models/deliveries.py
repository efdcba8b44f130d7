from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.notifications.models.messages import Message
from network_portal.notifications.rules import bounces


class DeliveryEvent(models.Model):
    """What the mail provider told of one message, once: no address, and no words of another server."""

    WHAT = [
        (bounces.DELIVERED, _("Delivered")),
        (bounces.DELAYED, _("Not delivered yet")),
        (bounces.BOUNCED, _("Came back")),
        (bounces.REFUSED, _("Not sent on by the provider")),
        (bounces.COMPLAINED, _("Reported as unwanted mail")),
    ]
    WHY = [
        (bounces.NO_MAILBOX, _("There is no such address.")),
        (bounces.NOT_IN_USE, _("The mailbox takes no mail.")),
        (bounces.FULL, _("The mailbox is full.")),
        (bounces.TOO_LARGE, _("The mail is too large for the mailbox.")),
        (bounces.NO_ANSWER, _("The other mail server could not be reached.")),
        (bounces.UNWANTED, _("The other mail server does not want mail like this.")),
        (bounces.KNOWN, _("Earlier mail to this address came back or was not wanted, so the provider stopped.")),
    ]

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="delivery_events")
    key = models.CharField(max_length=64, unique=True)
    what = models.CharField(max_length=10, choices=WHAT)
    why = models.CharField(max_length=10, choices=WHY, blank=True)
    code = models.CharField(max_length=9, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("word of the mail provider")
        verbose_name_plural = _("words of the mail provider")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["message", "what", "at"], name="one_word_of_a_provider_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.message_id}"
