"""What an organisation says of itself, and which of it the world sees: nothing until it chooses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common.lines import LinesField, OneLineURLField
from network_portal.taxonomy.models import Objective

SECTORS = [
    ("rights", _("Human rights and legal help")),
    ("humanitarian", _("Humanitarian assistance and shelter")),
    ("health", _("Health and mental health")),
    ("education", _("Education and training")),
    ("work", _("Work and livelihoods")),
    ("women", _("Women and gender equality")),
    ("children", _("Children and young people")),
    ("diversity", _("Sexual orientation and gender identity")),
    ("peoples", _("Indigenous and Afro-descendant peoples")),
    ("disability", _("Persons with disabilities")),
    ("return", _("Return and reintegration")),
    ("trafficking", _("Trafficking in persons and smuggling of migrants")),
    ("climate", _("Climate, disasters and environment")),
    ("diaspora", _("Diaspora and remittances")),
    ("research", _("Research and data")),
    ("communication", _("Communication and culture")),
    ("other", _("Another field")),
]


class Profile(models.Model):
    """`reach`: it works in its country, in several, or sits outside the region; only the first has a country.

    `subregion` is a code of `taxonomy.queries.subregions()`, chosen by organisations of the countries on which the
    schemes disagree, and empty elsewhere. `sectors` are codes, `languages` those in which it may be written to.
    """

    COUNTRY, REGIONAL, OUTSIDE = "country", "regional", "outside"
    REACHES = [
        (COUNTRY, _("In one country or territory")),
        (REGIONAL, _("Regional, in several countries")),
        (OUTSIDE, _("Outside the region")),
    ]

    reach = models.CharField(_("where it works"), max_length=10, choices=REACHES, default=COUNTRY)
    subregion = models.CharField(_("subregion"), max_length=40, blank=True)
    sectors = models.JSONField(_("fields of work"), default=list, blank=True)
    objectives = models.ManyToManyField(Objective, related_name="organisations", blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    networks = LinesField(_("networks it belongs to"), blank=True)
    accreditation = LinesField(_("accreditation with the United Nations"), blank=True)
    about = LinesField(_("what it does"), blank=True)
    website = OneLineURLField(_("web site"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Seen(models.Model):
    """Of what the world sees of an organisation whose name it sees, a choice a field; the default is no."""

    FIELDS = ["kind", "country", "sectors", "objectives", "languages", "networks", "about", "website", "tables"]

    is_listed = models.BooleanField(_("seen by everyone"), default=False)
    shows_kind = models.BooleanField(_("kind of organisation"), default=False)
    shows_country = models.BooleanField(_("country, or where it works"), default=False)
    shows_sectors = models.BooleanField(_("fields of work"), default=False)
    shows_objectives = models.BooleanField(_("objectives"), default=False)
    shows_languages = models.BooleanField(_("languages"), default=False)
    shows_networks = models.BooleanField(_("networks it belongs to"), default=False)
    shows_about = models.BooleanField(_("what it does"), default=False)
    shows_website = models.BooleanField(_("web site"), default=False)
    shows_tables = models.BooleanField(_("the Working Tables in which it sits"), default=False)
    takes_messages = models.BooleanField(_("reached by a form that tells no address"), default=False)

    class Meta:
        abstract = True

    def shows(self, field: str) -> bool:
        """Whether the world sees this one of `FIELDS`."""
        return self.is_listed and bool(getattr(self, f"shows_{field}"))
