from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.bodies.models.bodies import Body
from network_portal.bodies.rules import lengths
from network_portal.bodies.rules.papers import MEMBERS, OFFICE, PUBLIC
from network_portal.common import clock
from network_portal.common.languages import LANGUAGE_NAMES
from network_portal.common.lines import LinesField, OneLineField
from network_portal.knowledge.models.files import StoredFile
from network_portal.knowledge.models.publications import DOCUMENT_LANGUAGES
from network_portal.knowledge.rules.lengths import ADDRESS
from network_portal.organisations.models import Organisation

AUDIENCES = [
    (OFFICE, pgettext_lazy("paper", "Those who run the body")),
    (MEMBERS, pgettext_lazy("paper", "Its members")),
    (PUBLIC, pgettext_lazy("paper", "Everybody")),
]


class PaperQuerySet(models.QuerySet["Paper"]):
    def public(self) -> "PaperQuerySet":
        return self.filter(audience=PUBLIC)


class Paper(models.Model):
    """A paper of a body and who may see it. Its own words are written once, in `language`; the files are `documents`.

    `key` names the press that added it: pressed twice there is one paper.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="papers")
    key = models.UUIDField(unique=True, editable=False)
    title = OneLineField(_("title"), max_length=lengths.TITLE)
    summary = LinesField(_("in short"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=list(LANGUAGE_NAMES.items()))
    audience = models.CharField(_("who may see it"), max_length=10, choices=AUDIENCES, default=MEMBERS)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)
    is_example = models.BooleanField(default=False)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["-changed_at", "-id"]
        indexes = [models.Index(fields=["body", "audience", "-changed_at", "-id"], name="papers_newest_first")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        return self.audience == PUBLIC


class PaperDocument(StoredFile):
    """One edition of a paper in one language: a file that is kept here, or the address where it is read."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="documents")
    language = models.CharField(_("language"), max_length=10, choices=DOCUMENT_LANGUAGES)
    edition = models.PositiveSmallIntegerField()
    address = models.URLField(_("address"), max_length=ADDRESS, blank=True)

    class Meta:
        verbose_name = _("document of a paper")
        verbose_name_plural = _("documents of papers")
        ordering = ["paper", "language", "-edition"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(stored="") & ~Q(address="")) | (~Q(stored="") & Q(address="")),
                name="paper_is_a_file_or_an_address",
            ),
            models.UniqueConstraint(fields=["paper", "language", "edition"], name="one_edition_a_paper_and_language"),
        ]

    def __str__(self) -> str:
        return self.name or self.address


class PaperComment(models.Model):
    """What an organisation says of a paper to those who read it inside; without one a co-chair says it."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="comments")
    key = models.UUIDField(unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    text = LinesField(_("comment"))
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("comment on a paper")
        verbose_name_plural = _("comments on papers")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.paper)
