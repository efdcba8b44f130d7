from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.languages import TEXT_STATUSES
from network_portal.common.lines import LinesField, OneLineField
from network_portal.common.text_statuses import TextStatus
from network_portal.home.rules.pages import LEAD, TITLE


class PageTextQuerySet(models.QuerySet["PageText"]):
    def written(self) -> "PageTextQuerySet":
        return self.exclude(body="")


class PageText(models.Model):
    """What people wrote for one of the portal's own pages in one language; without a body the page says there what the
    portal brought.

    `said_at`: since when it says what it says; a better spelling leaves it as it is.
    """

    slug = models.SlugField(max_length=40)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    status = models.CharField(_("whose words"), max_length=10, choices=TEXT_STATUSES, blank=True)
    title = OneLineField(_("title"), max_length=TITLE, blank=True)
    lead = OneLineField(_("first sentence"), max_length=LEAD, blank=True)
    body = LinesField(_("text"), blank=True)
    said_at = models.DateTimeField(null=True)
    saved_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=0)

    objects = PageTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a page")
        verbose_name_plural = _("texts of pages")
        ordering = ["slug", "language"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "language"], name="one_text_a_page_and_language"),
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(status=TextStatus.ORIGINAL.value),
                name="one_original_text_a_page",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} ({self.language})"
