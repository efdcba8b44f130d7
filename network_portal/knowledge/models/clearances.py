from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from network_portal.common import clock
from network_portal.common.lines import LinesField, OneLineField
from network_portal.knowledge.models.files import StoredFile
from network_portal.knowledge.rules import lengths
from network_portal.knowledge.rules.clearances import Answer, ClearanceState
from network_portal.organisations.models import Organisation

CLEARANCE_STATES = [
    (ClearanceState.OPEN.value, pgettext_lazy("clearance", "Open")),
    (ClearanceState.CLEARED.value, pgettext_lazy("clearance", "Cleared")),
    (ClearanceState.OBJECTED.value, pgettext_lazy("clearance", "Not cleared: there are objections")),
    (ClearanceState.WITHDRAWN.value, pgettext_lazy("clearance", "Withdrawn")),
]
ANSWERS = [
    (Answer.AGREES.value, pgettext_lazy("answer to a clearance", "Agrees")),
    (Answer.COMMENTS.value, pgettext_lazy("answer to a clearance", "Comments")),
    (Answer.OBJECTS.value, pgettext_lazy("answer to a clearance", "Objects")),
]


class ClearanceQuerySet(models.QuerySet["Clearance"]):
    def open(self) -> "ClearanceQuerySet":
        return self.filter(state=ClearanceState.OPEN)


class Clearance(models.Model):
    """A document that the members clear by silence. The record stays for ever: nobody deletes or rewrites one.

    `subject_kind` and `subject_key` name what is cleared (`registry.clearables`); of none, the document is known by
    these words, address and files alone. It was opened for `organisation`, or for the Network where there is none.
    """

    subject_kind = models.CharField(max_length=30, blank=True)
    subject_key = models.CharField(max_length=90, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="clearances"
    )
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    title = OneLineField(gettext_lazy("title"), max_length=lengths.TITLE)
    words = LinesField(gettext_lazy("words to the members"), blank=True)
    address = models.URLField(gettext_lazy("address"), max_length=lengths.ADDRESS, blank=True)
    state = models.CharField(max_length=10, choices=CLEARANCE_STATES, default=ClearanceState.OPEN.value)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    closes_at = models.DateTimeField(gettext_lazy("deadline"))
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = LinesField(blank=True)
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("clearance")
        verbose_name_plural = gettext_lazy("clearances")
        ordering = ["-opened_at", "-id"]
        indexes = [models.Index(fields=["state", "closes_at"], name="clearances_to_close")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_key"],
                condition=Q(state="open") & ~Q(subject_kind=""),
                name="one_open_clearance_a_subject",
                violation_error_message=gettext_lazy("It is with the members already."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def told_by(self) -> str:
        return self.organisation.short_name if self.organisation else _("Regional Network")

    @property
    def is_open(self) -> bool:
        """Until its deadline, whether or not the calendar has closed it since."""
        return self.state == ClearanceState.OPEN and clock.now() < self.closes_at


class ClearanceAnswer(models.Model):
    """What one member says; the row is there from the opening on, and empty while the member is silent."""

    clearance = models.ForeignKey(Clearance, on_delete=models.PROTECT, related_name="answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="clearance_answers")
    answer = models.CharField(max_length=10, choices=ANSWERS, blank=True)
    words = LinesField(blank=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = gettext_lazy("answer to a clearance")
        verbose_name_plural = gettext_lazy("answers to clearances")
        ordering = ["clearance", "id"]
        constraints = [
            models.UniqueConstraint(fields=["clearance", "organisation"], name="one_answer_a_clearance_and_member")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.answer}"


class ClearanceFile(StoredFile):
    """What was sent to the members: it stays here, whatever becomes of the publication from which it came."""

    clearance = models.ForeignKey(Clearance, on_delete=models.PROTECT, related_name="files")
    language = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name = gettext_lazy("file of a clearance")
        verbose_name_plural = gettext_lazy("files of clearances")
        ordering = ["id"]
