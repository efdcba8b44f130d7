from django.db import models
from django.utils.translation import gettext_lazy as _


class ReferenceYear(models.Model):
    """One row a year, held while a number of that year is taken: two at once never take the same.

    `IMPORTS` is no year: the row that whoever writes an import holds.
    """

    IMPORTS = 0

    year = models.PositiveSmallIntegerField(_("year"), unique=True)

    class Meta:
        verbose_name = _("year of references")
        verbose_name_plural = _("years of references")
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(self.year)
