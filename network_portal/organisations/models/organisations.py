import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import DomainError
from network_portal.common.lines import OneLineField
from network_portal.organisations.models.profiles import Profile, Seen
from network_portal.organisations.rules.names import is_named_in_public
from network_portal.taxonomy.models import Country


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def listed(self) -> "OrganisationQuerySet":
        """Those that the world may see: United Nations bodies and governments, others that chose it."""
        return self.filter(is_listed=True)

    def showing(self, field: str) -> "OrganisationQuerySet":
        """Of the listed those that chose to show this one of `Seen.FIELDS`."""
        return self.filter(is_listed=True, **{f"shows_{field}": True})

    def unprotected(self) -> "OrganisationQuerySet":
        """Of those whose name is protected there is nothing to tell, not even a number."""
        return self.filter(protected_name=None)


class Organisation(Profile, Seen):
    """Any actor; the kinds are those of the Mechanism's founding document (February 2022), membership.

    Only United Nations bodies and governments are listed without having chosen it. `key` names the row outside the
    database, and tells nothing.
    """

    UN_AGENCY = "un_agency"
    KINDS = [
        (UN_AGENCY, _("United Nations agency, fund or programme")),
        ("government", _("Government")),
        ("regional_body", _("Regional body")),
        ("civil_society", _("Civil society organisation")),
        ("migrants", _("Migrants' organisation")),
        ("diaspora", _("Diaspora organisation")),
        ("migrant_women", _("Migrant women's organisation")),
        ("rights_of_migrant_women", _("Organisation for the rights of migrant women and girls")),
        ("faith_based", _("Faith-based organisation")),
        ("trade_union", _("Trade union")),
        ("private_sector", _("Private sector")),
        ("academia", _("Academia")),
        ("human_rights_institution", _("National or local human rights institution")),
        ("local_authority", _("Local authority")),
        ("parliament", _("Parliament")),
        ("media", _("Media")),
        ("red_cross", _("Red Cross and Red Crescent Movement")),
        ("other", _("Other")),
    ]

    key = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=40, choices=KINDS)
    name = OneLineField(_("name"), max_length=300)
    acronym = OneLineField(_("acronym"), max_length=40, blank=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True)
    is_network_member = models.BooleanField(_("member of the Regional Network"), default=False)
    is_co_chair = models.BooleanField(_("co-chair of the Regional Network"), default=False)
    is_quiet = models.BooleanField(_("its people are written to quietly"), default=False)
    is_example = models.BooleanField(default=False)
    marks = models.JSONField(default=dict)
    source = models.TextField(blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.acronym or self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The world sees nothing of a protected one, whoever writes it. Raises DomainError: protected_stays_hidden."""
        if self.is_named and self.pk and Organisation.objects.filter(pk=self.pk, protected_name__isnull=False).exists():
            raise DomainError("protected_stays_hidden")
        super().save(*args, **kwargs)

    @property
    def short_name(self) -> str:
        return self.acronym or self.name

    @property
    def is_named(self) -> bool:
        """Whether the world reads its name beside what it did."""
        return is_named_in_public(self.kind, is_listed=self.is_listed)


class Alias(models.Model):
    """Another text that names the organisation: an acronym of another language, a known misspelling."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    text = OneLineField(max_length=300)
    normalised = models.CharField(max_length=300, unique=True)

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["normalised"]

    def __str__(self) -> str:
        return self.text
