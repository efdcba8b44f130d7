from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangedText(models.Model):
    """An object that changed and has to be read again: written in the transaction of the change, gone once read.

    An empty `key` is every object of the kind, an empty `kind` every one.
    """

    kind = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("changed text")
        verbose_name_plural = _("changed texts")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class IndexLock(models.Model):
    """One row: whoever writes to the search holds it and reads the objects only then, so that the newest state of
    an object is also the one that is written last."""

    class Meta:
        verbose_name = _("lock of the search")
        verbose_name_plural = _("locks of the search")

    def __str__(self) -> str:
        return str(self.pk)
