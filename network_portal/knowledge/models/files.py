from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy

from network_portal.common import clock
from network_portal.common.files import KINDS, LONGEST_NAME, LONGEST_STORED
from network_portal.common.lines import OneLineField

FILE_KINDS = [(code, kind.name) for code, kind in KINDS.items()]


class StoredFile(models.Model):
    """A file that was sent: `stored` is its random name, `name` the one that its sender gave. Without one all is empty.

    `authors` are those whom the document names.
    """

    stored = models.CharField(max_length=LONGEST_STORED, blank=True, db_index=True)
    name = OneLineField(gettext_lazy("name of the file"), max_length=LONGEST_NAME, blank=True)
    kind = models.CharField(max_length=10, choices=FILE_KINDS, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    authors: Any = models.JSONField(default=list, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name
