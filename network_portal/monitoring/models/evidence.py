from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.files import KINDS, LONGEST_NAME, LONGEST_STORED
from network_portal.common.lines import OneLineField
from network_portal.monitoring.models.updates import Update


class EvidenceFile(models.Model):
    """A file that shows what an update says: `stored` is its random name, `name` the one that its sender gave.

    It belongs to the versions of the update from `added_in` on, until before `removed_in`. One removed after the
    update was sent leaves its hash, size and kind alone, so that a decision can be traced and nobody's name stays.
    `authors`, whom the document names, are for the sender's own people until the update is accepted.
    """

    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="files")
    stored = models.CharField(max_length=LONGEST_STORED, blank=True)
    name = OneLineField(_("name of the file"), max_length=LONGEST_NAME, blank=True)
    kind = models.CharField(max_length=10, choices=[(code, kind.name) for code, kind in KINDS.items()])
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    authors = models.JSONField(default=list, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)
    added_in = models.PositiveIntegerField()
    removed_in = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("file of an update")
        verbose_name_plural = _("files of updates")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["stored"], condition=~Q(stored=""), name="one_row_a_stored_file"),
            models.CheckConstraint(
                condition=Q(removed_in__isnull=True) & ~Q(stored="") | Q(removed_in__isnull=False, stored="", name=""),
                name="removed_evidence_keeps_no_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.update_id}: {self.kind}"
