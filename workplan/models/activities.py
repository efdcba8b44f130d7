from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network_portal.common.statuses import STATUS_WORDS
from network_portal.monitoring.models import Subject
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Objective, Workstream
from workplan.models.plans import Plan, PlanState, Priority
from workplan.rules import lengths
from workplan.rules.status import Status

STATUS_NAMES = [(status.value, STATUS_WORDS[status.value]) for status in Status]
SCHEDULE_KINDS = [
    ("continuous", _("Continuous")),
    ("recurring_months", _("Months of each year")),
    ("recurring_rate", _("Every month")),
    ("month_range", _("From month to month")),
    ("date_range", _("Exact days")),
    ("date", _("One exact day")),
    ("date_in_text", _("Beside an outside event")),
    ("month", _("One month")),
    ("tentative_dates", _("Days to be confirmed")),
    ("tentative_month", _("Month to be confirmed")),
    ("undated", _("Within the plan, without a date")),
    ("none", _("No schedule given")),
]


class ActivityQuerySet(models.QuerySet["Activity"]):
    def public(self) -> "ActivityQuerySet":
        return self.exclude(plan__state=PlanState.DRAFT)

    def current(self) -> "ActivityQuerySet":
        return self.filter(retired_on=None)


class Activity(models.Model):
    """One activity of a plan. `code` is unique in its plan; `official_code` is what the plan prints.

    `reporter` is the organisation asked for updates: with `reporter_rule` ROTATING it is whoever's turn it
    is among the leads; with CO_CHAIRS it is the co-chair named, IOM unless changed.
    `title_words` is the sentence of the plan's document where `title` is shorter.
    `fulfilled_by` says what else than a co-chair marks its deliverables as done.
    `status` and `status_on` repeat the newest ActivityState, so that a list needs one query; its note stands there.
    """

    ORGANISATION, ROTATING, CO_CHAIRS = "organisation", "rotating", "co_chairs"
    REPORTER_RULES = [
        (ORGANISATION, _("One organisation")),
        (ROTATING, _("The leads in turn")),
        (CO_CHAIRS, _("One of the co-chairs")),
    ]
    NETWORK, WORKSTREAMS, NONE_GIVEN, LISTED = "network", "global_workstreams", "none_given", "listed"
    SUPPORT_KINDS = [
        (NETWORK, _("The whole Network")),
        (WORKSTREAMS, _("As in the global workstreams")),
        (NONE_GIVEN, _("None given")),
        (LISTED, _("The organisations listed")),
    ]

    BY_HAND, PRACTICES = "", "practices"
    FULFILLED_BY = [
        (BY_HAND, _("A co-chair marks them, one by one")),
        (PRACTICES, _("The first good practice published in the days of each")),
    ]

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="activities")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="activities")
    code = models.CharField(_("code"), max_length=lengths.CODE)
    official_code = models.CharField(_("code in the plan"), max_length=lengths.CODE)
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(_("title"), max_length=lengths.TITLE)
    title_words = models.CharField(_("title, in the plan's words"), max_length=lengths.TITLE_WORDS, blank=True)
    objectives = models.ManyToManyField(Objective, related_name="activities", blank=True)
    workstreams = models.ManyToManyField(Workstream, related_name="activities", blank=True)
    references = models.CharField(_("references"), max_length=lengths.REFERENCES, blank=True)
    leads_words = models.CharField(_("leads, in the plan's words"), max_length=lengths.LEADS_WORDS, blank=True)
    support_kind = models.CharField(_("support"), max_length=20, choices=SUPPORT_KINDS, default=NETWORK)
    reporter_rule = models.CharField(_("who reports"), max_length=12, choices=REPORTER_RULES, default=ORGANISATION)
    reporter = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports_on",
        verbose_name=_("reporter"),
    )
    schedule_kind = models.CharField(_("schedule"), max_length=20, choices=SCHEDULE_KINDS, default="none")
    schedule_value = models.CharField(_("dates of the schedule"), max_length=lengths.SCHEDULE_VALUE, blank=True)
    schedule_words = models.CharField(_("schedule, in the plan's words"), max_length=lengths.SCHEDULE_WORDS, blank=True)
    is_tentative = models.BooleanField(_("to be confirmed"), default=False)
    fulfilled_by = models.CharField(
        _("what fulfils its deliverables"), max_length=12, choices=FULFILLED_BY, blank=True, default=BY_HAND
    )
    status = models.CharField(max_length=16, choices=STATUS_NAMES, default=Status.NO_INFORMATION.value)
    status_on = models.DateField(null=True, blank=True)
    last_news_on = models.DateField(null=True, blank=True)
    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, editable=False, related_name="activity")
    predecessor = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successor"
    )
    retired_on = models.DateField(null=True, blank=True)
    retired_reason = models.TextField(blank=True)
    retired_reason_language = models.CharField(max_length=10, choices=settings.LANGUAGES, blank=True)
    marks = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["plan", "position", "id"], name="activity_in_plan_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="one_activity_a_code",
                violation_error_message=_("This plan has an activity with this code."),
            ),
            models.CheckConstraint(
                condition=~Q(reporter_rule="organisation") | Q(reporter__isnull=False),
                name="activity_names_its_reporter",
                violation_error_message=_("Say which organisation reports."),
            ),
            models.UniqueConstraint(
                fields=["plan", "fulfilled_by"],
                condition=~Q(fulfilled_by="") & Q(retired_on=None),
                name="one_activity_fulfilled_by_each_thing",
                violation_error_message=_("Another activity of this plan is fulfilled by practices."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def is_changeable(self) -> bool:
        """The record of a closed plan and of a retired activity does not change any more."""
        return not self.plan.is_closed and self.retired_on is None

    @property
    def is_askable(self) -> bool:
        return self.is_changeable and self.plan.is_askable


class Lead(models.Model):
    """An organisation's part in an activity: it implements (in the plan's order) or supports."""

    IMPLEMENTS, SUPPORTS = "implements", "supports"
    PARTS = [(IMPLEMENTS, _("Implements")), (SUPPORTS, _("Supports"))]

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="leads")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="leads")
    part = models.CharField(max_length=12, choices=PARTS, default=IMPLEMENTS)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("organisation of an activity")
        verbose_name_plural = _("organisations of an activity")
        ordering = ["part", "position"]
        constraints = [models.UniqueConstraint(fields=["activity", "organisation"], name="one_part_an_organisation")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.activity.code}"
