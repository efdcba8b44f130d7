from django.db import models
from django.utils.translation import gettext_lazy as _


class Country(models.Model):
    """A Member State of the region or an associate member of ECLAC, with the three schemes of subregions.

    The schemes disagree on Belize, Guyana and Suriname.
    """

    MEMBER_STATE = "member_state"
    ASSOCIATE_MEMBER = "associate_member"
    STATUSES = [(MEMBER_STATE, _("Member State")), (ASSOCIATE_MEMBER, _("ECLAC associate member"))]

    iso3 = models.CharField(max_length=3, unique=True)
    iso2 = models.CharField(max_length=2, unique=True)
    status = models.CharField(max_length=20, choices=STATUSES)
    name = models.CharField(max_length=200)
    m49_subregion = models.CharField(max_length=40)
    stakeholder_subregion = models.CharField(max_length=40, blank=True)
    eclac_cdcc = models.CharField(max_length=40, blank=True)
    in_rcm = models.BooleanField(default=False)
    in_sacm = models.BooleanField(default=False)
    champion_at_accra = models.BooleanField(default=False)
    grid_col = models.PositiveSmallIntegerField(null=True)
    grid_row = models.PositiveSmallIntegerField(null=True)
    marks = models.JSONField(default=dict)
    source = models.TextField(blank=True)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["iso3"]

    def __str__(self) -> str:
        return self.name
