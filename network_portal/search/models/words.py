from django.db import models
from django.utils.translation import gettext_lazy as _


class KnownWord(models.Model):
    """A folded word, or the stem of one, in `uses` rows of the search. It is forgotten with the last of them, so
    that a correction never tells a word of something withdrawn."""

    word = models.CharField(max_length=40, primary_key=True)
    uses = models.IntegerField()

    class Meta:
        verbose_name = _("known word")
        verbose_name_plural = _("known words")
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word


class WordTrace(models.Model):
    """What is left of a known word without one of its letters: by it mistyped words are recognised."""

    trace = models.CharField(max_length=40)
    word = models.CharField(max_length=40, db_index=True)

    class Meta:
        verbose_name = _("trace of a word")
        verbose_name_plural = _("traces of words")
        constraints = [models.UniqueConstraint(fields=["trace", "word"], name="one_trace_a_word")]

    def __str__(self) -> str:
        return f"{self.trace} ({self.word})"
