from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.lines import LinesField, OneLineField
from network_portal.taxonomy.models.countries import Country

TITLE, CONTACT, ADDRESS, SOURCE = 300, 200, 500, 1000


class CountryFactQuerySet(models.QuerySet["CountryFact"]):
    def standing(self) -> "CountryFactQuerySet":
        return self.filter(is_withdrawn=False)


class CountryFact(models.Model):
    """What a source tells of a country: its national network, its plan, a review, that it champions the Compact.

    `title` is stored once, in `language`. `contact` is a public one of an office, never a person's. `key` names what
    `fixtures/` told; what people wrote has none. One that was withdrawn stays, so that loading does not bring it back.
    """

    NETWORK, PLAN, REVIEW, CHAMPION = "national_network", "implementation_plan", "voluntary_review", "champion"
    KINDS = [
        (NETWORK, _("National network on migration")),
        (PLAN, _("National implementation plan")),
        (REVIEW, _("Voluntary review")),
        (CHAMPION, _("Champion country")),
    ]

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="facts")
    key = models.SlugField(max_length=80, unique=True, null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=KINDS)
    title = OneLineField(_("name or title"), max_length=TITLE)
    language = models.CharField(_("language of the name or title"), max_length=10, choices=settings.LANGUAGES)
    year_from = models.PositiveSmallIntegerField(_("year, or first year"), null=True, blank=True)
    year_to = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    contact = OneLineField(_("public contact"), max_length=CONTACT, blank=True)
    url = models.URLField(_("address of its page"), max_length=ADDRESS, blank=True)
    source = LinesField(_("source"), max_length=SOURCE)
    noted_on = models.DateField(default=clock.today)
    is_withdrawn = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = CountryFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact of a country")
        verbose_name_plural = _("facts of countries")
        ordering = ["country", "kind", "-year_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year_to=None) | Q(year_to__gte=F("year_from")),
                name="country_fact_years_in_order",
                violation_error_message=_("The last year does not come before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country.iso3}: {self.title}"
