from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.bodies.models.bodies import Body
from network_portal.bodies.rules.terms import Term
from network_portal.common.lines import LinesField, OneLineField
from network_portal.organisations.models import Organisation


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_office(self, day: date) -> "MandateQuerySet":
        """As `rules.terms.is_in_office` says it of one."""
        return self.filter(starts_on__lte=day, ends_on__gt=day).filter(Q(ended_on=None) | Q(ended_on__gt=day))

    def over(self, day: date) -> "MandateQuerySet":
        """Those whose term ended by itself, and of which nobody has said so yet."""
        return self.filter(ended_on=None, ends_on__lte=day)

    def lasting(self, day: date) -> "MandateQuerySet":
        """Those that nobody ended and whose term is not over; it may not have begun."""
        return self.filter(ended_on=None, ends_on__gt=day)


class Mandate(models.Model):
    """One person in one office of one body, for an organisation.

    The term is `[starts_on, ends_on)`; a mandate that ended before its term has `ended_on`, the first day without it,
    and says how, with a `reason` where somebody else ended it. Who erases their account leaves the office without a
    name. `decided_on` and `minutes` say where it was decided. `is_remainder`: an alternate stepped up for the rest of
    the term of `stepped_in_for`. `is_named`: the person agreed that the world reads their name beside the office;
    `gender` is theirs to tell or not, and is emptied when the mandate ends.
    """

    SECRETARY, PRINCIPAL, ALTERNATE = "secretary", "principal_delegate", "alternate_delegate"
    OFFICES = [
        (SECRETARY, _("Secretary")),
        (PRINCIPAL, _("Principal delegate")),
        (ALTERNATE, _("Alternate delegate")),
    ]
    TERM_OVER, RESIGNED, REPLACED, ERASED = "term_over", "resigned", "replaced", "account_erased"
    ORGANISATION_LEFT, TEAM_LEFT = "organisation_left", "team_left"
    STEPPED_UP, ANNULLED = "stepped_up", "annulled"
    ENDINGS = [
        (TERM_OVER, pgettext_lazy("mandate", "The term was over")),
        (RESIGNED, pgettext_lazy("mandate", "The person resigned")),
        (REPLACED, pgettext_lazy("mandate", "The body chose somebody else")),
        (ORGANISATION_LEFT, pgettext_lazy("mandate", "The organisation left the body")),
        (TEAM_LEFT, pgettext_lazy("mandate", "The person left the team of the organisation")),
        (ERASED, pgettext_lazy("mandate", "The person erased their account")),
        (STEPPED_UP, pgettext_lazy("mandate", "The alternate stepped up")),
        (ANNULLED, pgettext_lazy("mandate", "The decision was annulled, or recorded in error")),
    ]
    BY_OTHERS = (RESIGNED, REPLACED, ANNULLED)
    WOMAN, MAN, OTHER = "woman", "man", "other"
    GENDERS = [(WOMAN, _("Woman")), (MAN, _("Man")), (OTHER, _("Neither, or in other words"))]

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="mandates")
    office = models.CharField(_("office"), max_length=20, choices=OFFICES)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="mandates"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="mandates")
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    how_ended = models.CharField(_("how it ended"), max_length=20, choices=ENDINGS, blank=True)
    reason = LinesField(_("reason"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    minutes = OneLineField(_("minutes"), max_length=300, blank=True)
    is_remainder = models.BooleanField(default=False)
    stepped_in_for = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="successor"
    )
    is_named = models.BooleanField(_("named in public"), default=False)
    gender = models.CharField(_("gender"), max_length=10, choices=GENDERS, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "office", "person"],
                condition=Q(ended_on=None),
                name="one_mandate_a_person_and_office",
                violation_error_message=_("This person holds the office already."),
            ),
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(office="secretary", ended_on=None),
                name="one_secretary_a_body",
                violation_error_message=_("The body has a secretary already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="mandate_days_in_order",
                violation_error_message=_("A term ends after it begins. Put its days in this order."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, how_ended="")
                | Q(~Q(how_ended=""), ended_on__isnull=False, ended_on__gte=F("starts_on")),
                name="a_mandate_that_ended_says_how",
                violation_error_message=_("A mandate ends on the day it began or later, and says how."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_office_display()}, {self.body}"

    @property
    def term(self) -> Term:
        return Term(self.starts_on, self.ends_on, self.ended_on, self.is_remainder)

    def waits_for_an_alternate(self, day: date) -> bool:
        """Ended before its term, which is not over, as nobody's mistake, and nobody stepped up for the rest of it."""
        is_early = self.ended_on is not None and self.ended_on <= day < self.ends_on
        ended_well = self.how_ended not in (self.ANNULLED, self.STEPPED_UP)
        is_open = not Mandate.objects.filter(stepped_in_for=self.pk).exists()
        return self.office == self.PRINCIPAL and is_early and ended_well and is_open
