from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock


class Message(models.Model):
    """One mail to one person, written in the transaction of what causes it and sent by the worker.

    `text` and `html` are kept as sent, except that each link stands as a placeholder `[[name]]`; `links`
    says how to make it when the mail leaves, so that no token is ever kept. `message_id` is fixed here,
    before the first attempt. `key`, where given, makes a second message of the same occasion impossible.
    `released_at`: when a person last had it sent again.
    `is_quiet`: it leaves without its words, whoever reads it (`queries/quiet.py`).
    """

    QUEUED, SENDING, SENT, UNCERTAIN, FAILED = "queued", "sending", "sent", "uncertain", "failed"
    STATES = [
        (QUEUED, _("Waiting")),
        (SENDING, _("Being sent")),
        (SENT, _("Sent")),
        (UNCERTAIN, _("Uncertain")),
        (FAILED, _("Failed")),
    ]
    URGENT, NORMAL, BULK = 10, 50, 90

    kind = models.CharField(max_length=80)
    category = models.CharField(max_length=30)
    priority = models.PositiveSmallIntegerField(default=NORMAL)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="messages")
    address = models.EmailField(max_length=254)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    is_quiet = models.BooleanField(default=False)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField()
    links = models.JSONField(default=dict)
    message_id = models.CharField(max_length=200, unique=True)
    key = models.CharField(max_length=200, null=True, unique=True)
    state = models.CharField(max_length=12, choices=STATES, default=QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=clock.now)
    leased_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["state", "priority", "next_attempt_at"], name="message_waiting"),
            models.Index(fields=["-created_at"], name="message_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.subject = " ".join(self.subject.split())
        super().save(*args, **kwargs)
