from collections.abc import Collection
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from network_portal.common.generations import first_generation
from network_portal.monitoring.models.rounds import Duty, Round
from network_portal.monitoring.rules.rounds import link_ends_on
from network_portal.organisations.models import Organisation

Pair = tuple[int, int]
"""An organisation and a person, by their ids."""


def links_of_reopened(round_: Round) -> dict[int, date]:
    """The last day of the links of each organisation for which the round is open longer than for the others."""
    duties = Duty.objects.filter(round=round_, reopened_until__gt=round_.closes_on)
    last = duties.order_by().values_list("organisation_id").annotate(Max("reopened_until"))
    return {body: link_ends_on(day) for body, day in last}


class MailedLinkQuerySet(models.QuerySet["MailedLink"]):
    def made_for(self, round_: Round, people: Collection[Pair]) -> dict[Pair, int]:
        """The id of each person's link in this round, made where there is none."""
        longer = links_of_reopened(round_)
        MailedLink.objects.bulk_create(
            [
                MailedLink(
                    round=round_,
                    organisation_id=body,
                    person_id=person,
                    generation=first_generation(),
                    expires_on=longer.get(body, round_.link_ends_on),
                )
                for body, person in people
            ],
            ignore_conflicts=True,
        )
        rows = self.filter(round=round_, organisation__in={body for body, _person in people})
        return {(body, person): pk for pk, body, person in rows.values_list("pk", "organisation_id", "person_id")}


class MailedLink(models.Model):
    """One person's way to what one organisation owes in one round; all mails of the round carry the same.

    The token is a keyed hash of id and generation, made when a mail leaves and kept nowhere: raising
    `generation` kills every link sent before. `revoked_at` until a new one is issued; `disowned_at` when its
    person said that it is not for them.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="links")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    generation = models.PositiveIntegerField(default=1)
    revoked_at = models.DateTimeField(null=True, blank=True)
    disowned_at = models.DateTimeField(null=True, blank=True)
    expires_on = models.DateField()

    objects = MailedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("mailed link")
        verbose_name_plural = _("mailed links")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "organisation", "person"], name="one_link_a_person_and_round")
        ]

    def __str__(self) -> str:
        return f"{self.round.slug}: {self.organisation}"
