from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock


class MutedCategory(models.Model):
    """A category of messages that a person does not want."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="muted_categories")
    category = models.CharField(max_length=30)
    muted_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("category that a person does not want")
        verbose_name_plural = _("categories that people do not want")
        ordering = ["category"]
        constraints = [models.UniqueConstraint(fields=["person", "category"], name="one_choice_a_category")]

    def __str__(self) -> str:
        return self.category
