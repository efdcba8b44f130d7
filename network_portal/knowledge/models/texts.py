from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common.languages import TEXT_STATUSES
from network_portal.common.lines import LinesField, OneLineField
from network_portal.knowledge.rules import lengths


class Text(models.Model):
    """The words of one thing in one language, and whose words they are. One of its texts is the original."""

    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    status = models.CharField(max_length=10, choices=TEXT_STATUSES)
    title = OneLineField(_("title"), max_length=lengths.TITLE)
    summary = LinesField(_("in short"), blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title
