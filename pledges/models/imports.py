from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common import clock
from network_portal.common.lines import OneLineField
from pledges.rules.imports import TO_DO, ImportState

IMPORT_STATES = [
    (ImportState.WAITING.value, pgettext_lazy("import", "Waits to be read")),
    (ImportState.CHECKED.value, pgettext_lazy("import", "Waits for your decision")),
    (ImportState.CONFIRMED.value, pgettext_lazy("import", "Is being imported")),
    (ImportState.APPLIED.value, pgettext_lazy("import", "Imported")),
    (ImportState.REFUSED.value, pgettext_lazy("import", "Could not be read")),
    (ImportState.LEFT.value, pgettext_lazy("import", "Not imported")),
]


class PledgeImportQuerySet(models.QuerySet["PledgeImport"]):
    def to_do(self) -> "PledgeImportQuerySet":
        return self.filter(state__in=[one.value for one in TO_DO])


class PledgeImport(models.Model):
    """A file of pledges on its way into the registry. This row is the truth; jobs only look at it.

    `leased_until` belongs to the worker that has it in hand: when that moment has passed, another takes over.
    `problems` and `warnings` are findings by line and cell, `preview` what would change; of long lists both hold
    the first part, and `counts` how many there are. `fingerprint` is that of the preview that was seen. `refusal`
    is the code of a DomainError and its values. Once the import is over, its file is forgotten, and `preview` has
    the references of what it wrote.
    """

    file_name = OneLineField(_("file"), max_length=200)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=10, choices=IMPORT_STATES, default=ImportState.WAITING.value)
    rows_read = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problems = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    preview = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64, blank=True)
    refusal = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = PledgeImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of pledges")
        verbose_name_plural = _("imports of pledges")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name


class PledgeImportFile(models.Model):
    """The bytes, apart from the row that each look and each page reads."""

    pledge_import = models.OneToOneField(PledgeImport, on_delete=models.CASCADE, related_name="file")
    content = models.BinaryField()

    class Meta:
        verbose_name = _("file of an import of pledges")
        verbose_name_plural = _("files of imports of pledges")

    def __str__(self) -> str:
        return str(self.pledge_import)
