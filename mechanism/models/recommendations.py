from collections.abc import Mapping

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mechanism.rules.recommendations import MOST_SOURCE, MOST_TITLE, PUBLIC, RecommendationState, Stance, is_public
from network_portal.bodies.models import Body
from network_portal.common import clock
from network_portal.common.languages import TEXT_STATUSES, current_language, fallback_order
from network_portal.common.lines import LinesField, OneLineField
from network_portal.common.text_statuses import TextStatus
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Objective

RECOMMENDATION_STATES = [
    (RecommendationState.DRAFT.value, pgettext_lazy("recommendation", "Draft")),
    (RecommendationState.ENDORSED.value, pgettext_lazy("recommendation", "Endorsed")),
    (RecommendationState.ADDRESSED.value, pgettext_lazy("recommendation", "Addressed")),
    (RecommendationState.ANSWERED.value, pgettext_lazy("recommendation", "Answered")),
    (RecommendationState.FOLLOWED.value, pgettext_lazy("recommendation", "Followed up")),
    (RecommendationState.WITHDRAWN.value, pgettext_lazy("recommendation", "Withdrawn")),
]
STANCES = [
    (Stance.ACCEPTS.value, pgettext_lazy("recommendation", "Takes it up")),
    (Stance.IN_PART.value, pgettext_lazy("recommendation", "Takes it up in part")),
    (Stance.CONSIDERS.value, pgettext_lazy("recommendation", "Is considering it")),
    (Stance.DECLINES.value, pgettext_lazy("recommendation", "Does not take it up")),
    (Stance.OTHER.value, pgettext_lazy("recommendation", "Says something else")),
]


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    def published(self) -> "RecommendationQuerySet":
        """Those that everybody reads: endorsed, and not withdrawn."""
        return self.filter(state__in=PUBLIC)


class Recommendation(models.Model):
    """What a Working Table asks of governments, agencies or the Network.

    Its words stand in `texts`, one row a language. From the day on which the table endorsed it, it has a `reference`
    and everybody reads it. Who wrote it is nobody's business but the table's: no row names a person.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="recommendations")
    reference = models.SlugField(max_length=40, unique=True, null=True, blank=True)
    state = models.CharField(max_length=10, choices=RECOMMENDATION_STATES, default=RecommendationState.DRAFT.value)
    objectives = models.ManyToManyField(Objective, related_name="recommendations", blank=True)
    endorsed_on = models.DateField(_("endorsed on"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawal = LinesField(_("reason"), blank=True)
    is_example = models.BooleanField(default=False)
    saved_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["-published_at", "-id"]
        indexes = [models.Index(fields=["state", "-published_at", "-id"], name="recommendations_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"])
                | Q(reference__isnull=False, endorsed_on__isnull=False, published_at__isnull=False),
                name="an_endorsed_recommendation_has_a_reference",
                violation_error_message=_("What is endorsed has a reference and the day of the decision."),
            )
        ]

    def __str__(self) -> str:
        return self.reference or self.original.title

    @property
    def is_public(self) -> bool:
        return is_public(self.state)

    @property
    def original(self) -> "RecommendationText":
        """What the table wrote; the others translate it."""
        return next(text for text in self.texts.all() if text.status == TextStatus.ORIGINAL)

    @property
    def text(self) -> "RecommendationText":
        """What a reader of the current language is shown."""
        said: Mapping[str, RecommendationText] = {text.language: text for text in self.texts.all()}
        return next(said[code] for code in fallback_order(current_language()) if code in said)


class RecommendationText(models.Model):
    """The words of a recommendation in one language, and whose words they are. One of its texts is the original."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    status = models.CharField(max_length=10, choices=TEXT_STATUSES)
    title = OneLineField(_("title"), max_length=MOST_TITLE)
    words = LinesField(_("what is recommended"))

    class Meta:
        verbose_name = _("text of a recommendation")
        verbose_name_plural = _("texts of recommendations")
        ordering = ["recommendation", "id"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "language"], name="one_text_a_recommendation_language"),
            models.UniqueConstraint(
                fields=["recommendation"], condition=Q(status="original"), name="one_original_text_a_recommendation"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Addressee(models.Model):
    """To whom a recommendation goes: an organisation, by reference, or the Regional Network, which is none."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="addressees")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="recommendations"
    )
    addressed_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("addressee")
        verbose_name_plural = _("addressees")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "organisation"],
                name="addressed_once_to_each",
                violation_error_message=_("It is addressed to them already."),
            ),
            models.UniqueConstraint(
                fields=["recommendation"],
                condition=Q(organisation=None),
                name="addressed_once_to_the_network",
                violation_error_message=_("It is addressed to them already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation or _("Regional Network"))


class RecommendationResponse(models.Model):
    """What an addressee said to it: by its own people here (`is_own`), or recorded by others with the `source`."""

    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, related_name="responses")
    stance = models.CharField(_("what the addressee says"), max_length=10, choices=STANCES)
    words = LinesField(_("the response"))
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    given_on = models.DateField(_("day of the response"))
    is_own = models.BooleanField(default=False)
    source = OneLineField(_("source"), max_length=MOST_SOURCE, blank=True)
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ["given_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_own=True) | ~Q(source=""),
                name="a_recorded_response_has_its_source",
                violation_error_message=_("Say where the response can be read or was given."),
            )
        ]

    def __str__(self) -> str:
        return str(self.addressee)


class FollowUp(models.Model):
    """What became of a recommendation, as the table sees it."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="follow_ups")
    words = LinesField(_("what became of it"))
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    noted_on = models.DateField(_("as of"))

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["noted_on", "id"]

    def __str__(self) -> str:
        return str(self.recommendation)
