from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.bodies.models.bodies import Body
from network_portal.common import clock
from network_portal.organisations.models import Organisation


class SeatQuerySet(models.QuerySet["Seat"]):
    def current(self) -> "SeatQuerySet":
        return self.filter(until=None)


class Seat(models.Model):
    """That an organisation is a member of a body. `until` is the first day without it, and none while it lasts."""

    LEFT, REMOVED, ORGANISATION_CLOSED, BODY_CLOSED = "left", "removed", "organisation_closed", "body_closed"
    ENDINGS = [
        (LEFT, pgettext_lazy("seat", "The organisation left")),
        (REMOVED, pgettext_lazy("seat", "The body ended it, with its reason")),
        (ORGANISATION_CLOSED, pgettext_lazy("seat", "The organisation closed")),
        (BODY_CLOSED, pgettext_lazy("seat", "The body closed")),
    ]

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="seats")
    since = models.DateField(_("since"), default=clock.today)
    until = models.DateField(_("until"), null=True, blank=True)
    how_ended = models.CharField(_("how it ended"), max_length=20, choices=ENDINGS, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("body", "seat")
        verbose_name_plural = pgettext_lazy("body", "seats")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "organisation"],
                condition=Q(until=None),
                name="one_seat_in_a_body",
                violation_error_message=_("This organisation sits in the body already."),
            ),
            models.CheckConstraint(
                condition=Q(until=None, how_ended="") | Q(~Q(how_ended=""), until__isnull=False, until__gte=F("since")),
                name="a_seat_that_ended_says_how",
                violation_error_message=_("A seat ends on the day it began or later, and says how."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.body}"
