from datetime import date

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.taxonomy.models import Objective
from workplan.rules import lengths
from workplan.rules.mid_term import is_running
from workplan.rules.plans import PlanState
from workplan.rules.progress import PlanFacts, board_day

PLAN_STATES = [
    (PlanState.DRAFT.value, _("Draft")),
    (PlanState.ENDORSED.value, _("Endorsed")),
    (PlanState.IN_FORCE.value, _("In force")),
    (PlanState.CLOSED.value, _("Closed")),
]


def default_meeting_months() -> list[int]:
    return [5, 8, 11, 2]


def default_round_months() -> list[int]:
    return [4, 6, 9, 12]


class PlanQuerySet(models.QuerySet["Plan"]):
    def public(self) -> "PlanQuerySet":
        """A plan is everybody's from its endorsement on."""
        return self.exclude(state=PlanState.DRAFT)

    def in_force_first(self) -> "PlanQuerySet":
        """Then the newest: the first is the one that pages speak of."""
        return self.order_by(Case(When(state=PlanState.IN_FORCE, then=0), default=1), "-starts_on")


class Plan(models.Model):
    """A work plan: draft, endorsed, in force, closed.

    `meeting_months` and `round_months` are the plan's own calendar, in the order of its year: the Network
    meets in May, August, November and February, and asks for updates in April, June, September, December.
    `counted_from` is the first day from which the schedule's promises count. The mid-term review runs from
    `review_opened_on` to `review_finished_on`.
    """

    slug = models.SlugField(max_length=lengths.SLUG_OF_PLAN, unique=True)
    title = models.CharField(_("title"), max_length=lengths.TITLE_OF_PLAN)
    state = models.CharField(_("state"), max_length=12, choices=PLAN_STATES, default=PlanState.DRAFT.value)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    counted_from = models.DateField(_("promises count from"))
    endorsed_on = models.DateField(_("endorsed on"), null=True, blank=True)
    endorsed_by = models.CharField(_("endorsed by"), max_length=lengths.ENDORSED_BY, blank=True)
    endorsement_source = models.URLField(_("source of the endorsement"), max_length=lengths.ADDRESS, blank=True)
    in_force_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    review_opened_on = models.DateField(null=True, blank=True)
    review_finished_on = models.DateField(null=True, blank=True)
    meeting_months = models.JSONField(_("months of the Network's meetings"), default=default_meeting_months)
    round_months = models.JSONField(_("months of the rounds"), default=default_round_months)
    predecessor = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successor"
    )
    is_example = models.BooleanField(default=False)
    marks = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("work plan")
        verbose_name_plural = _("work plans")
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state=PlanState.IN_FORCE.value),
                name="one_plan_in_force",
                violation_error_message=_("Another plan is in force. Close it first."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="plan_ends_after_it_starts",
                violation_error_message=_("The last day comes after the first."),
            ),
            models.CheckConstraint(
                condition=Q(state=PlanState.DRAFT.value) | Q(endorsed_on__isnull=False),
                name="plan_is_endorsed_before_it_runs",
                violation_error_message=_("A plan needs the date of its endorsement first."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_in_force(self) -> bool:
        return self.state == PlanState.IN_FORCE

    @property
    def is_draft(self) -> bool:
        return self.state == PlanState.DRAFT

    @property
    def is_closed(self) -> bool:
        return self.state == PlanState.CLOSED

    @property
    def is_askable(self) -> bool:
        """Its activities take states and requests for news: a draft has none yet, a closed record stands."""
        return not (self.is_draft or self.is_closed)

    @property
    def has_begun(self) -> bool:
        """It is, or was, in force: before that nothing of it can be done, late or silent."""
        return self.is_in_force or self.is_closed

    @property
    def board_day(self) -> date:
        """As of when the board speaks: today, or the last day of a closed plan."""
        return board_day(self.facts, clock.today())

    @property
    def facts(self) -> PlanFacts:
        """The plan as the rules read it."""
        return PlanFacts(PlanState(self.state), self.starts_on, self.ends_on, self.in_force_on)

    @property
    def is_under_review(self) -> bool:
        return is_running(self.review_opened_on, self.review_finished_on)

    @property
    def states_until(self) -> date | None:
        """The last day whose states its figures and lists count: a closed plan's last; None: all count."""
        return self.ends_on if self.is_closed else None


class Priority(models.Model):
    """Basic (B1 to B4) or thematic (T1 to T3). The thematic ones name objectives of the Compact."""

    BASIC, THEMATIC = "basic", "thematic"
    GROUPS = [(BASIC, _("Basic priority")), (THEMATIC, _("Thematic priority"))]

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="priorities")
    code = models.CharField(_("code"), max_length=6)
    group = models.CharField(max_length=10, choices=GROUPS)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=lengths.TITLE)
    objectives = models.ManyToManyField(Objective, related_name="priorities", blank=True)
    marks = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("priority")
        verbose_name_plural = _("priorities")
        ordering = ["plan", "group", "number"]
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="one_priority_a_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
