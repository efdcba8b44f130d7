from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, target_type: str, target_id: int) -> "EventQuerySet":
        return self.filter(target_type=target_type, target_id=target_id)

    def update(self, **kwargs: Any) -> int:
        raise TypeError("An event of the audit is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("An event of the audit is never deleted here; its keeping time ends it.")


class Event(models.Model):
    """One verb that was carried out: identifiers only, so that it outlives what it speaks of."""

    at = models.DateTimeField()
    door = models.CharField(max_length=10)
    verb = models.CharField(max_length=60)
    actor_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    target_type = models.CharField(max_length=60)
    target_id = models.BigIntegerField(null=True)
    target_label = models.CharField(max_length=200)
    changes = models.JSONField(default=dict)
    note = models.TextField(blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit event")
        ordering = ["-id"]
        indexes = [models.Index(fields=["target_type", "target_id", "-id"], name="audit_event_target")]

    def __str__(self) -> str:
        return f"{self.verb} {self.target_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("An event of the audit is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("An event of the audit is never deleted here; its keeping time ends it.")


class ContentVersion(models.Model):
    """One row: a number that each change of public content raises. The page cache follows it."""

    number = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("content version")

    def __str__(self) -> str:
        return str(self.number)
