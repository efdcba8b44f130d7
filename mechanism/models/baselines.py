from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country


class Baseline(models.Model):
    """How many organisations of a kind, or of a country, the Mechanism wishes to have; who is missing follows."""

    kind = models.CharField(_("kind"), max_length=40, choices=Organisation.KINDS, blank=True)
    country = models.ForeignKey(Country, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    wanted = models.PositiveSmallIntegerField(_("how many"))

    class Meta:
        verbose_name = _("baseline")
        verbose_name_plural = _("baselines")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=~models.Q(kind=""), name="one_baseline_a_kind"),
            models.UniqueConstraint(fields=["country"], name="one_baseline_a_country"),
            models.CheckConstraint(
                condition=models.Q(kind="", country__isnull=False) | (~models.Q(kind="") & models.Q(country=None)),
                name="a_baseline_of_a_kind_or_a_country",
                violation_error_message=_("Choose a kind or a country."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.country or self.get_kind_display())
