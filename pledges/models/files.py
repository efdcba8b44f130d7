from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.files import KINDS, LONGEST_NAME, LONGEST_STORED
from network_portal.common.lines import OneLineField


class PledgeFile(models.Model):
    """The attachment of a pledge: `stored` is its random name, `name` the one that its sender gave.

    It came with `submission`, whose values name it until a co-chair publishes them; then the pledge does, and everybody
    may read it. `authors`, whom the document names, are for those who write the submission, until it is published.
    """

    submission = models.ForeignKey("pledges.Submission", on_delete=models.CASCADE, related_name="files")
    stored = models.CharField(max_length=LONGEST_STORED, unique=True)
    name = OneLineField(_("name of the file"), max_length=LONGEST_NAME)
    kind = models.CharField(max_length=10, choices=[(code, kind.name) for code, kind in KINDS.items()])
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    authors = models.JSONField(default=list, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("attachment of a pledge")
        verbose_name_plural = _("attachments of pledges")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
