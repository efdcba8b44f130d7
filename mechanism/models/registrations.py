from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.organisations.models import Organisation


class Registration(models.Model):
    """What a person has written of an organisation that is not registered yet, saved at each step.

    `values` by field of the forms; it may lack any of them, and is emptied when the organisation is registered: what
    was written stands once. `is_assisted`: somebody writes it for an organisation, which confirms later.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="registrations")
    values = models.JSONField(default=dict)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    is_assisted = models.BooleanField(default=False)
    begun_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["id"]

    def __str__(self) -> str:
        return _("Registration %(number)s") % {"number": self.pk}
