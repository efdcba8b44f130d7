from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network_portal.common.lines import OneLineField
from network_portal.taxonomy.models import Country, Objective


class Body(models.Model):
    """A group of organisations with members, meetings, papers and tasks: the Network, a table, a national network.

    Working Tables have a `number`, sub-tables one within their `parent`. `objectives` are the remit, `prioritised`
    those of them that the body takes up first. `marks` says of each language whose words the name is.
    National networks have a `country`.
    """

    WORKING_TABLE, SUB_TABLE = "working_table", "sub_table"
    LIAISON_TABLE, TECHNICAL_TABLE = "liaison_table", "technical_table"
    NETWORK, WORKING_GROUP, NATIONAL_NETWORK = "network", "working_group", "national_network"
    KINDS = [
        (NETWORK, _("Regional Network")),
        (WORKING_GROUP, _("Working Group")),
        (WORKING_TABLE, _("Working Table")),
        (SUB_TABLE, _("Sub-table")),
        (LIAISON_TABLE, _("Liaison Table")),
        (TECHNICAL_TABLE, _("Technical Table")),
        (NATIONAL_NETWORK, _("National network on migration")),
    ]

    OF_THE_MECHANISM = (WORKING_TABLE, SUB_TABLE, LIAISON_TABLE, TECHNICAL_TABLE)

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=KINDS)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="sub_tables")
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="national_networks"
    )
    name = OneLineField(_("name"), max_length=300)
    objectives = models.ManyToManyField(Objective, related_name="bodies", blank=True)
    prioritised = models.ManyToManyField(Objective, related_name="prioritised_by", blank=True)
    marks = models.JSONField(default=dict)
    source = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["working_table", "sub_table"], number__isnull=False)
                | Q(~Q(kind__in=["working_table", "sub_table"]), number=None),
                name="tables_and_sub_tables_have_numbers",
                violation_error_message=_("Working Tables and sub-tables have a number, other bodies none."),
            ),
            models.CheckConstraint(
                condition=Q(kind="sub_table", parent__isnull=False) | Q(~Q(kind="sub_table"), parent=None),
                name="sub_tables_have_a_parent",
                violation_error_message=_("A sub-table belongs to a body; other bodies belong to none."),
            ),
            models.CheckConstraint(
                condition=Q(kind="national_network", country__isnull=False)
                | Q(~Q(kind="national_network"), country=None),
                name="national_networks_have_a_country",
                violation_error_message=_("A national network is of one country, other bodies of none."),
            ),
            models.UniqueConstraint(
                fields=["kind", "number"],
                condition=Q(parent=None, number__isnull=False),
                name="one_table_a_number",
                violation_error_message=_("There is a Working Table of this number already."),
            ),
            models.UniqueConstraint(
                fields=["parent", "number"],
                name="one_sub_table_a_number",
                violation_error_message=_("There is a sub-table of this number already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
