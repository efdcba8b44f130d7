from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common import clock
from network_portal.monitoring.rules.rounds import RoundState, answers_until, link_ends_on, takes_updates
from network_portal.organisations.models import Organisation

ROUND_STATES = [
    (RoundState.PLANNED.value, pgettext_lazy("round", "Planned")),
    (RoundState.OPEN.value, pgettext_lazy("round", "Open")),
    (RoundState.CLOSED.value, pgettext_lazy("round", "Closed")),
]


class Subject(models.Model):
    """What is reported on. The activity, the pledge, or both that it stands for point to it."""

    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("subject of monitoring")
        verbose_name_plural = _("subjects of monitoring")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.pk)


class Round(models.Model):
    """A call for updates on the subjects of a plan in force.

    `slug` is its month, 2026-09. `plan` is the address of the plan whose calendar it follows. Days include
    their last hour in the Network's zone; `meets_in` and `since` are first days of months: the meeting it
    reports to, and the one before. `words` is the paragraph by the co-chairs in the opening message.
    """

    slug = models.SlugField(max_length=10, unique=True)
    plan = models.CharField(max_length=40)
    plan_titles = models.JSONField(default=dict)
    is_example = models.BooleanField(default=False)
    state = models.CharField(_("state"), max_length=8, choices=ROUND_STATES, default=RoundState.PLANNED.value)
    opens_on = models.DateField(_("opens on"))
    due_on = models.DateField(_("due on"))
    closes_on = models.DateField(_("closes on"))
    meets_in = models.DateField()
    since = models.DateField()
    words = models.TextField(_("words of the co-chairs"), blank=True)
    words_language = models.CharField(max_length=10, choices=settings.LANGUAGES, blank=True)
    is_held = models.BooleanField(_("the call waits for a co-chair"), default=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_late = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-opens_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")) & Q(closes_on__gte=F("due_on")),
                name="round_days_in_order",
                violation_error_message=_("A round opens, then is due, then closes. Put its days in this order."),
            ),
            models.CheckConstraint(
                condition=Q(state=RoundState.PLANNED.value) | Q(opened_at__isnull=False),
                name="round_runs_from_its_opening",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN

    @property
    def ends_on(self) -> date:
        """The last day on which everybody could answer: earlier than planned where a co-chair closed the round."""
        return min(self.closes_on, clock.day_of(self.closed_at)) if self.closed_at else self.closes_on

    @property
    def link_ends_on(self) -> date:
        return link_ends_on(self.closes_on)


class Duty(models.Model):
    """One subject owed by one organisation in one round, met by any of its focal points.

    `drafter` is a colleague who drafts while the focal point submits, `drafted_at` when they said 'ready'.
    `reopened_until` lets this organisation answer after the close.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="duties")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="duties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="duties")
    drafter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    drafted_at = models.DateTimeField(null=True, blank=True)
    reopened_until = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "subject"],
                name="one_duty_a_subject_and_round",
                violation_error_message=_("This is asked for in this round already."),
            )
        ]
        indexes = [models.Index(fields=["round", "organisation"], name="duties_of_organisation")]

    def __str__(self) -> str:
        return f"{self.round.slug}: {self.subject_id}"

    @property
    def answers_until(self) -> date:
        """The last day on which this organisation can answer."""
        return answers_until(self.round.ends_on, self.reopened_until)

    @property
    def takes_updates(self) -> bool:
        """Whether this organisation can answer today."""
        return takes_updates(RoundState(self.round.state), self.round.closes_on, self.reopened_until, clock.today())


class CopiedLead(models.Model):
    """An organisation that leads a subject beside its reporter: it is told, and may add a paragraph."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="copied_leads")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("lead that is copied")
        verbose_name_plural = _("leads that are copied")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["duty", "organisation"], name="one_copy_a_lead")]

    def __str__(self) -> str:
        return f"{self.duty}: {self.organisation}"
