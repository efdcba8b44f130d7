import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.bodies.models.bodies import Body
from network_portal.bodies.rules import meetings as rules
from network_portal.common import clock
from network_portal.common.lines import LinesField, OneLineField, OneLineURLField
from network_portal.organisations.models import Organisation


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def standing(self) -> "MeetingQuerySet":
        """Those that nobody cancelled."""
        return self.exclude(state=Meeting.CANCELLED)


class Meeting(models.Model):
    """A meeting of a body. `starts_at` is an instant; `zone` is that in which its time is told.

    Who convened it may be gone. `uid` and `sequence` name it in calendars: the first never changes, the second rises
    with each change. `uid` comes from the form, so that a form sent twice makes one meeting.
    """

    PLANNED, HELD, CANCELLED = rules.PLANNED, rules.HELD, rules.CANCELLED
    STATES = [
        (PLANNED, pgettext_lazy("meeting", "Planned")),
        (HELD, pgettext_lazy("meeting", "Held")),
        (CANCELLED, pgettext_lazy("meeting", "Cancelled")),
    ]
    ORDINARY, EXTRAORDINARY, DIALOGUE = rules.ORDINARY, rules.EXTRAORDINARY, rules.DIALOGUE
    KINDS = [
        (ORDINARY, _("Ordinary meeting")),
        (EXTRAORDINARY, _("Extraordinary meeting")),
        (DIALOGUE, _("Dialogue with other actors")),
    ]

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="meetings")
    kind = models.CharField(_("kind"), max_length=20, choices=KINDS, default=ORDINARY)
    state = models.CharField(_("state"), max_length=10, choices=STATES, default=PLANNED)
    starts_at = models.DateTimeField(_("begins"))
    minutes_long = models.PositiveSmallIntegerField(_("length in minutes"), default=120)
    zone = models.CharField(_("time zone"), max_length=60)
    place = OneLineField(_("place"), max_length=300, blank=True)
    link = OneLineURLField(_("link"), max_length=1000, blank=True)
    agenda = LinesField(_("agenda"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    reason = LinesField(_("reason"), blank=True)
    convenor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="convened_meetings"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=clock.now)
    is_example = models.BooleanField(default=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_at", "-id"]
        indexes = [models.Index(fields=["body", "-starts_at"], name="meetings_of_a_body")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="cancelled") | Q(reason=""),
                name="a_reason_is_of_a_cancelled_meeting",
                violation_error_message=_("Only a meeting that is cancelled says why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.body}"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes_long)

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= clock.now()


class Attendance(models.Model):
    """That an organisation took part; of people nothing is kept. Never public."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="attended_meetings")

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "organisation"], name="once_at_a_meeting")]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.meeting}"
