from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common import clock
from network_portal.monitoring.models.rounds import Duty, Subject
from network_portal.monitoring.rules.updates import UpdateState, leaves_question_open
from network_portal.organisations.models import Organisation

UPDATE_STATES = [
    (UpdateState.DRAFT.value, pgettext_lazy("update", "Draft")),
    (UpdateState.SUBMITTED.value, pgettext_lazy("update", "Submitted")),
    (UpdateState.RETURNED.value, pgettext_lazy("update", "Returned")),
    (UpdateState.ACCEPTED.value, pgettext_lazy("update", "Accepted")),
]


class Update(models.Model):
    """What an organisation says of one subject: asked for by a duty, or news on a day of its own (`duty` empty).

    `nothing_new` says that what was said last time holds. `language` is the one it is written in.
    `done` is short; `evidence` holds links, one a line. `submitted_at` is that of the last submission.
    """

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="updates")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="updates")
    duty = models.OneToOneField(Duty, on_delete=models.CASCADE, null=True, blank=True, related_name="update")
    state = models.CharField(_("state"), max_length=10, choices=UPDATE_STATES, default=UpdateState.DRAFT.value)
    nothing_new = models.BooleanField(_("nothing new"), default=False)
    status = models.CharField(_("status"), max_length=20, blank=True)
    done = models.TextField(_("what was done"), blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    in_the_way = models.TextField(_("what is in the way"), blank=True)
    next_step = models.TextField(_("next step"), blank=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submissions = models.PositiveSmallIntegerField(default=0)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    comment = models.TextField(_("comment"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("update")
        verbose_name_plural = _("updates")
        ordering = ["-submitted_at", "-id"]
        indexes = [models.Index(fields=["subject", "state", "-submitted_at"], name="updates_of_subject")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=UpdateState.DRAFT.value) | Q(submitted_at__isnull=False),
                name="update_is_submitted_before_it_is_judged",
            ),
            models.CheckConstraint(
                condition=~Q(state=UpdateState.RETURNED.value) | ~Q(comment=""),
                name="returned_with_a_comment",
                violation_error_message=_("Say what is missing, so that the author knows what to do."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.subject_id}"

    @property
    def leaves_question_open(self) -> bool:
        return leaves_question_open(UpdateState(self.state), self.decided_at, self.saved_at)
