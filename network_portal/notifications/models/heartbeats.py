from django.db import models
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """When worker and beat last gave a sign; one that is silent for three minutes shows in /health/."""

    name = models.CharField(max_length=80, unique=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("heartbeat")

    def __str__(self) -> str:
        return self.name
