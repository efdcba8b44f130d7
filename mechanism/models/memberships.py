from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.bodies.models import Body
from network_portal.common import clock
from network_portal.common.lines import LinesField
from network_portal.organisations.models import Organisation


class MembershipRequestQuerySet(models.QuerySet["MembershipRequest"]):
    def waiting(self) -> "MembershipRequestQuerySet":
        return self.filter(state=MembershipRequest.ASKED)

    def appealed(self) -> "MembershipRequestQuerySet":
        """Those on whose appeal the Liaison Table has not decided."""
        return self.filter(state=MembershipRequest.APPEALED)


class MembershipRequest(models.Model):
    """An organisation asks to sit in a Working Table; its secretariat answers. The seat itself is in the body.

    asked -> admitted, declined with a `reason`, or withdrawn; declined -> appealed, once, with its words -> admitted or
    `upheld` by the Liaison Table with its `answer`.
    """

    ASKED, ADMITTED, DECLINED, WITHDRAWN = "asked", "admitted", "declined", "withdrawn"
    APPEALED, UPHELD = "appealed", "upheld"
    STATES = [
        (ASKED, pgettext_lazy("request to join", "Waits for an answer")),
        (ADMITTED, pgettext_lazy("request to join", "Admitted")),
        (DECLINED, pgettext_lazy("request to join", "Declined")),
        (WITHDRAWN, pgettext_lazy("request to join", "Withdrawn")),
        (APPEALED, pgettext_lazy("request to join", "The Liaison Table was asked")),
        (UPHELD, pgettext_lazy("request to join", "Declined, confirmed by the Liaison Table")),
    ]

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="requests")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="requests")
    state = models.CharField(max_length=10, choices=STATES, default=ASKED)
    words = LinesField(_("why the organisation wishes to sit in this table"), blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = LinesField(_("reason"), blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    appeal = LinesField(_("what the table should have considered"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answer = LinesField(_("answer of the Liaison Table"), blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = MembershipRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "organisation"],
                condition=Q(state__in=["asked", "appealed"]),
                name="one_open_request_a_table",
                violation_error_message=_("This organisation asked to join this table already."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "appealed", "upheld"]) | ~Q(reason=""),
                name="declining_has_its_reason",
                violation_error_message=_("Say why: the organisation reads this."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.body}"
