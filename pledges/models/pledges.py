from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common import clock
from network_portal.common.lines import LinesField, OneLineField, OneLineURLField
from network_portal.common.search_words import SearchWordsField
from network_portal.monitoring.models import Subject
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective
from pledges.models.subjects import EarlierSubject
from pledges.rules import lengths
from pledges.rules.kinds import Concern, Form, Kind
from pledges.rules.stages import Stage
from workplan.models import Activity

KINDS = [
    (Kind.INDIVIDUAL.value, pgettext_lazy("pledge", "Individual")),
    (Kind.COMMON.value, pgettext_lazy("pledge", "Common")),
    (Kind.PARTNERSHIP.value, pgettext_lazy("pledge", "In partnership")),
    (Kind.MATCHING.value, pgettext_lazy("pledge", "Matching")),
]
FORMS = [
    (Form.FINANCIAL.value, pgettext_lazy("pledge", "Financial")),
    (Form.HUMAN_RESOURCES.value, pgettext_lazy("pledge", "Human resources")),
    (Form.PROCESS.value, pgettext_lazy("pledge", "Process")),
    (Form.POLICY.value, pgettext_lazy("pledge", "Policy")),
]
STAGES = [
    (Stage.PLANNING.value, pgettext_lazy("pledge", "Planning")),
    (Stage.IN_PROGRESS.value, pgettext_lazy("pledge", "In progress")),
    (Stage.FULFILLED.value, pgettext_lazy("pledge", "Fulfilled")),
    (Stage.DISCONTINUED.value, pgettext_lazy("pledge", "Discontinued")),
]
CONCERNS = [
    (Concern.MIGRANTS.value, _("Migrants")),
    (Concern.MIXED.value, _("Migrants and refugees")),
    (Concern.REFUGEES.value, _("Refugees only")),
]


class Pledge(models.Model):
    """A published commitment to objectives or principles; what is being written is a `Submission`.

    Blank and null stand for 'unknown', as in the real pledges found in public sources: `marks` names by field what
    was inferred there. `stage` is the newest that was stated, `updated_on` the day of the newest accepted update.
    What is said of a pledge that an activity carries waits in `held_stage` and `held_on` until visitors know the state
    of the activity. `subject` is that of the activity that carries it, where one does, and has done `carried_since`
    (empty: always); earlier ones stay in `earlier_subjects`.
    What an organisation wrote (`title`, `text`, `measured`) is stored once, in `language`. `search` follows what it is
    made of by itself; only `update` and `bulk_update` pass it by.
    """

    reference = models.CharField(_("reference"), max_length=14, unique=True)
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField()
    title = OneLineField(_("title"), max_length=lengths.TITLE)
    text = LinesField(_("text of the pledge"), blank=True)
    measured = LinesField(_("how it will be measured"), blank=True)
    language = models.CharField(_("written in"), max_length=10, choices=settings.LANGUAGES)
    kind = models.CharField(_("kind"), max_length=12, choices=KINDS, blank=True)
    form = models.CharField(_("form"), max_length=16, choices=FORMS, blank=True)
    concern = models.CharField(_("whom it is about"), max_length=10, choices=CONCERNS, blank=True)
    stage = models.CharField(_("stage"), max_length=12, choices=STAGES, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="pledges", verbose_name=_("pledging organisation")
    )
    partners = models.ManyToManyField(Organisation, related_name="joint_pledges", blank=True)
    reporter = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("who reports")
    )
    objectives = models.ManyToManyField(Objective, related_name="pledges", blank=True)
    principles = models.ManyToManyField(GuidingPrinciple, related_name="pledges", blank=True)
    countries = models.ManyToManyField(Country, related_name="pledges", blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    deadline = models.DateField(_("tentative deadline"), null=True, blank=True)
    matches = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="matched_by", verbose_name=_("matches")
    )
    matches_number = OneLineField(
        _("number of the pledge that it matches"), max_length=lengths.GLOBAL_NUMBER, blank=True
    )
    global_number = OneLineField(_("number in the global registry"), max_length=lengths.GLOBAL_NUMBER, blank=True)
    global_address = OneLineURLField(_("address in the global registry"), max_length=lengths.ADDRESS, blank=True)
    activity = models.OneToOneField(
        Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="pledge", verbose_name=_("carried by")
    )
    attachment = models.OneToOneField(
        "pledges.PledgeFile", on_delete=models.SET_NULL, null=True, blank=True, related_name="pledge"
    )
    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, editable=False, related_name="pledge")
    carried_since = models.DateTimeField(null=True, blank=True, editable=False)
    earlier_subjects = models.ManyToManyField(Subject, through=EarlierSubject, related_name="+", editable=False)
    updated_on = models.DateField(null=True, blank=True)
    held_stage = models.CharField(max_length=12, choices=STAGES, blank=True, editable=False)
    held_on = models.DateField(null=True, blank=True, editable=False)
    published_at = models.DateTimeField(default=clock.now)
    marks = models.JSONField(default=dict)
    source = LinesField(blank=True)
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    search = SearchWordsField(of=("reference", "title", "text"))

    class Meta:
        verbose_name = _("pledge")
        verbose_name_plural = _("pledges")
        ordering = ["-year", "-number"]
        indexes = [
            models.Index(fields=["-year", "-number"], name="pledges_newest_first"),
            models.Index(fields=["organisation", "-year", "-number"], name="pledges_of_organisation"),
            models.Index(fields=["held_on"], condition=Q(held_on__isnull=False), name="pledges_with_a_held_stage"),
            models.Index(
                fields=["stage", "kind", "form", "year", "number", "organisation", "updated_on", "is_example", "id"],
                name="pledges_facts",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="one_pledge_a_number_and_year"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(deadline=None) | Q(deadline__gte=F("starts_on")),
                name="pledge_ends_after_its_start",
                violation_error_message=_("The deadline comes after the start. Check the two days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search"}
        super().save(*args, **kwargs)

    @property
    def newest_stage(self) -> str:
        """What was said last, whoever knows of it."""
        return self.held_stage if self.held_on else self.stage
