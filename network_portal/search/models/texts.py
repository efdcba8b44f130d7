from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchText(models.Model):
    """One public object as readers of one language find it; what it holds stands on public pages.

    `title` and `body` are in `title_language` and `body_language`, which is not the reader's where nobody wrote in
    it. `related` are words in the reader's language that the object does not say itself: its objectives, countries,
    organisations, kind and the terms of the glossary it speaks of. `path` is without language. `digest` says of
    what the row was made: the same is not written again. The words by which a row is found lie in the index of the
    database (`models/engines.py`), under the row's id.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    title = models.CharField(max_length=400)
    title_language = models.CharField(max_length=10)
    body = models.TextField(blank=True)
    body_language = models.CharField(max_length=10)
    related = models.TextField(blank=True)
    codes = models.JSONField(default=list)
    path = models.CharField(max_length=400)
    day = models.DateField(null=True)
    weight = models.FloatField(default=1.0)
    is_example = models.BooleanField(default=False)
    digest = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("text in the search")
        verbose_name_plural = _("texts in the search")
        ordering = ["kind", "key", "language"]
        constraints = [models.UniqueConstraint(fields=["kind", "key", "language"], name="one_text_an_object_language")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} ({self.language})"
