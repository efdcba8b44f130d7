from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.drafts import WRITABLE
from network_portal.common.lines import LinesField


class Draft(models.Model):
    """What is written in sections until somebody else publishes it: something new, or a change of what is published.

    `values` has what was written, by field: texts, choices and days as text, several as lists of identifiers or codes;
    it may lack any of them. `base` has what was published when a change was begun. `writers` began it, wrote in it,
    sent it or took it back: none of them decides on it. Who makes a part of this adds whose it is, what it becomes and
    its `state`, a `SubmissionState` in words that agree with the noun.
    """

    values = models.JSONField(default=dict)
    base = models.JSONField(default=dict)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", editable=False)
    created_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submissions = models.PositiveSmallIntegerField(default=0)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    comment = LinesField(_("comment"), blank=True)
    version = models.PositiveIntegerField(default=1)
    state: Any

    class Meta:
        abstract = True

    def add_writer(self, user_id: int | None) -> None:
        """Within the verb by which this person writes in it."""
        if user_id is not None:
            self.writers.add(user_id)

    def was_written_by(self, user_id: int | None) -> bool:
        return user_id is not None and any(person.pk == user_id for person in self.writers.all())

    @property
    def is_writable(self) -> bool:
        return self.state in WRITABLE

    @property
    def is_change(self) -> bool:
        """Of what was there before; something new is of what it became too, once it is published."""
        return bool(self.base)

    @property
    def said(self) -> dict[str, Any]:
        return {**self.values, "language": self.language}
