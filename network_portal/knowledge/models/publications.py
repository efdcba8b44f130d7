from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy, pgettext_lazy

from network_portal.common import clock
from network_portal.common.languages import LANGUAGE_NAMES
from network_portal.common.lines import LinesField
from network_portal.common.search_words import SearchWordsField
from network_portal.knowledge.models.files import StoredFile
from network_portal.knowledge.models.texts import Text
from network_portal.knowledge.rules import lengths
from network_portal.knowledge.rules.publications import WRITABLE, Kind, PublicationState
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country, Objective

PUBLICATION_KINDS = [
    (Kind.DECLARATION.value, pgettext_lazy("kind of publication", "Declaration")),
    (Kind.TOOL.value, pgettext_lazy("kind of publication", "Tool")),
    (Kind.GUIDANCE.value, pgettext_lazy("kind of publication", "Guidance")),
    (Kind.FACT_SHEET.value, pgettext_lazy("kind of publication", "Fact sheet")),
    (Kind.INFOGRAPHIC.value, pgettext_lazy("kind of publication", "Infographic")),
    (Kind.VIDEO.value, pgettext_lazy("kind of publication", "Video")),
]
PUBLICATION_STATES = [
    (PublicationState.DRAFT.value, pgettext_lazy("publication", "Draft")),
    (PublicationState.SUBMITTED.value, pgettext_lazy("publication", "Submitted")),
    (PublicationState.RETURNED.value, pgettext_lazy("publication", "Returned")),
    (PublicationState.PUBLISHED.value, pgettext_lazy("publication", "Published")),
    (PublicationState.UNPUBLISHED.value, pgettext_lazy("publication", "Taken off the public pages")),
    (PublicationState.WITHDRAWN.value, pgettext_lazy("publication", "Withdrawn")),
]
DOCUMENT_LANGUAGES = [
    *LANGUAGE_NAMES.items(),
    ("ht", pgettext_lazy("language", "Haitian Creole")),
    ("nl", pgettext_lazy("language", "Dutch")),
    ("qu", pgettext_lazy("language", "Quechua")),
    ("ay", pgettext_lazy("language", "Aymara")),
    ("gn", pgettext_lazy("language", "Guaraní")),
]
"""Within a sentence, as LANGUAGE_NAMES."""


class PublicationQuerySet(models.QuerySet["Publication"]):
    def published(self) -> "PublicationQuerySet":
        return self.filter(state=PublicationState.PUBLISHED)


class Publication(models.Model):
    """A document of the Network (`publisher` is none) or of an organisation, and the way on which it is published.

    Its words stand in `texts`, one row a language; the document itself in `documents`. `writers` began it, wrote in
    it, sent it or took it back: none of them decides on it. `cleared_on` stands as long as nobody changed what the
    members cleared.
    """

    slug = models.SlugField(max_length=90, unique=True, null=True, blank=True)
    kind = models.CharField(gettext_lazy("type"), max_length=20, choices=PUBLICATION_KINDS)
    publisher = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="publications"
    )
    issued_on = models.DateField(gettext_lazy("date of the document"))
    objectives = models.ManyToManyField(Objective, related_name="publications", blank=True)
    countries = models.ManyToManyField(Country, related_name="publications", blank=True)
    state = models.CharField(max_length=12, choices=PUBLICATION_STATES, default=PublicationState.DRAFT.value)
    is_example = models.BooleanField(default=False)
    cleared_on = models.DateField(null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", editable=False)
    created_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submissions = models.PositiveSmallIntegerField(default=0)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    comment = LinesField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("publication")
        verbose_name_plural = gettext_lazy("publications")
        ordering = ["-issued_on", "-id"]
        indexes = [models.Index(fields=["state", "-issued_on", "-id"], name="publications_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | (Q(slug__isnull=False) & Q(published_at__isnull=False)),
                name="published_publication_has_an_address",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """As its authors wrote it."""
        found = {text.status: text.title for text in self.texts.all()}
        return found.get("original") or next(iter(found.values()), "")

    @property
    def is_published(self) -> bool:
        return self.state == PublicationState.PUBLISHED

    @property
    def is_writable(self) -> bool:
        return self.state in WRITABLE

    def was_written_by(self, user_id: int | None) -> bool:
        return user_id is not None and any(person.pk == user_id for person in self.writers.all())


class PublicationText(Text):
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="texts")
    search = SearchWordsField(of=("title", "summary"))

    class Meta:
        verbose_name = gettext_lazy("text of a publication")
        verbose_name_plural = gettext_lazy("texts of publications")
        ordering = ["publication", "id"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "language"], name="one_text_a_publication_and_language"),
            models.UniqueConstraint(
                fields=["publication"], condition=Q(status="original"), name="one_original_text_a_publication"
            ),
        ]


class PublicationDocument(StoredFile):
    """The document in one language: a file that is kept here, or the address where it is read or watched."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="documents")
    language = models.CharField(gettext_lazy("language"), max_length=10, choices=DOCUMENT_LANGUAGES)
    address = models.URLField(gettext_lazy("address"), max_length=lengths.ADDRESS, blank=True)

    class Meta:
        verbose_name = gettext_lazy("document of a publication")
        verbose_name_plural = gettext_lazy("documents of publications")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(stored="") & ~Q(address="")) | (~Q(stored="") & Q(address="")),
                name="document_is_a_file_or_an_address",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.address
