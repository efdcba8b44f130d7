from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common import clock
from network_portal.common.lines import LinesField, OneLineField
from network_portal.common.search_words import SearchWordsField
from network_portal.knowledge.models.calls import PracticeCall
from network_portal.knowledge.models.texts import Text
from network_portal.knowledge.rules import lengths
from network_portal.knowledge.rules.practices import TEXTS, HubState, Level, Population
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective

LEVELS = [
    (Level.REGIONAL.value, pgettext_lazy("level of a practice", "Regional")),
    (Level.NATIONAL.value, pgettext_lazy("level of a practice", "National")),
    (Level.LOCAL.value, pgettext_lazy("level of a practice", "Local")),
]
POPULATIONS = [
    (Population.EVERYBODY.value, _("All migrants")),
    (Population.CHILDREN.value, _("Children and adolescents")),
    (Population.WOMEN.value, _("Women and girls")),
    (Population.WORKERS.value, _("Migrant workers")),
    (Population.FAMILIES.value, _("Families")),
    (Population.IN_TRANSIT.value, _("People in transit")),
    (Population.RETURNED.value, _("People who returned")),
    (Population.UNDOCUMENTED.value, _("People without regular status")),
    (Population.DISPLACED.value, _("People displaced by disasters or climate change")),
    (Population.INDIGENOUS.value, _("Indigenous peoples")),
    (Population.LGBTIQ.value, _("LGBTIQ+ people")),
    (Population.DISABILITIES.value, _("People with disabilities")),
    (Population.DIASPORA.value, _("Diasporas")),
]
HUB_STATES = [
    (HubState.SENT.value, _("Sent to the global Hub")),
    (HubState.PUBLISHED.value, _("Published in the global Hub")),
]


class PracticeQuerySet(models.QuerySet["Practice"]):
    def published(self) -> "PracticeQuerySet":
        return self.filter(is_published=True)


class Practice(models.Model):
    """What somebody did and others can copy; its words stand in `texts`, one row a language.

    Blank, null and no row stand for 'not known'; `marks` names by field what was inferred, or by whom it was filed.
    `order_title` puts titles in the order of the alphabet, whatever their language.
    """

    slug = models.SlugField(max_length=90, unique=True)
    order_title = models.CharField(max_length=200, editable=False)
    level = models.CharField(_("level"), max_length=10, choices=LEVELS, blank=True)
    countries = models.ManyToManyField(Country, related_name="practices", blank=True)
    objectives = models.ManyToManyField(Objective, related_name="practices", blank=True)
    principles = models.ManyToManyField(GuidingPrinciple, related_name="practices", blank=True)
    implementers = models.ManyToManyField(Organisation, related_name="practices", blank=True)
    implementer_names = OneLineField(_("others who carried it out"), max_length=lengths.NAMES, blank=True)
    implementer_kind = models.CharField(_("kind of implementer"), max_length=40, choices=Organisation.KINDS, blank=True)
    year_from = models.PositiveSmallIntegerField(_("since"), null=True, blank=True)
    year_to = models.PositiveSmallIntegerField(_("until"), null=True, blank=True)
    cost = models.PositiveBigIntegerField(_("cost"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    legal_instrument = OneLineField(_("legal instrument"), max_length=lengths.INSTRUMENT, blank=True)
    hub_state = models.CharField(max_length=10, choices=HUB_STATES, blank=True)
    hub_sent_on = models.DateField(null=True, blank=True)
    hub_published_on = models.DateField(null=True, blank=True)
    hub_address = models.URLField(max_length=lengths.ADDRESS, blank=True)
    call = models.ForeignKey(
        PracticeCall, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices", editable=False
    )
    origin = OneLineField(max_length=60, blank=True)
    source = LinesField(blank=True)
    marks = models.JSONField(default=dict)
    is_example = models.BooleanField(default=False)
    is_published = models.BooleanField(default=True)
    published_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    objects = PracticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")
        ordering = ["-published_at", "-id"]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="practices_newest_first"),
            models.Index(fields=["order_title", "id"], name="practices_by_title"),
            models.Index(Coalesce("year_from", 0).desc(), F("id").desc(), name="practices_by_year"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(year_from=None) | Q(year_to=None) | Q(year_to__gte=F("year_from")),
                name="practice_ends_after_its_start",
                violation_error_message=_("The last year comes before the first. Check the two years."),
            ),
            models.CheckConstraint(
                condition=Q(hub_sent_on=None) | Q(hub_published_on=None) | Q(hub_published_on__gte=F("hub_sent_on")),
                name="practice_sent_to_hub_before_published",
                violation_error_message=_("It cannot be published in the Hub before it was sent. Check the two days."),
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class PracticePopulation(models.Model):
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="populations")
    code = models.CharField(_("with whom"), max_length=20, choices=POPULATIONS)

    class Meta:
        verbose_name = _("population of a practice")
        verbose_name_plural = _("populations of practices")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["practice", "code"], name="one_population_a_practice_and_code")]

    def __str__(self) -> str:
        return self.code


class PracticeText(Text):
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="texts")
    done = LinesField(_("what was done"), blank=True)
    results = LinesField(_("results"), blank=True)
    evidence = LinesField(_("evidence"), blank=True)
    copyable = LinesField(_("what others can copy"), blank=True)
    problem = LinesField(_("the problem"), blank=True)
    lessons = LinesField(_("lessons"), blank=True)
    resources = LinesField(_("resources"), blank=True)
    search = SearchWordsField(of=("title", *TEXTS))

    class Meta:
        verbose_name = _("text of a practice")
        verbose_name_plural = _("texts of practices")
        ordering = ["practice", "id"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "language"], name="one_text_a_practice_and_language"),
            models.UniqueConstraint(
                fields=["practice"], condition=Q(status="original"), name="one_original_text_a_practice"
            ),
        ]
