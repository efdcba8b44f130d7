"""What the search finds of calls for practices: those that everybody reads."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from django.utils.translation import gettext as _

from network_portal.common import clock
from network_portal.common.languages import date_in_words, in_each_language
from network_portal.common.registry import PublicText
from network_portal.knowledge.models import PracticeCall


def call_documents(keys: Collection[str] | None) -> Iterator[PublicText]:
    told = PracticeCall.objects.told(clock.today()).order_by("pk").prefetch_related("texts", "objectives")
    yield from map(_document, told if keys is None else told.filter(slug__in=keys))


def calls_themselves(pks: Collection[int]) -> Iterable[str]:
    return list(PracticeCall.objects.filter(pk__in=pks).values_list("slug", flat=True))


def _document(one: PracticeCall) -> PublicText:
    written = list(one.texts.all())
    return PublicText(
        key=one.slug,
        route="knowledge:call",
        args=(one.slug,),
        titles={text.language: text.title for text in written},
        texts={text.language: text.words for text in written},
        objectives=tuple(objective.number for objective in one.objectives.all()),
        says=in_each_language(partial(_days, one)),
        day=one.opens_on,
    )


def _days(one: PracticeCall) -> str:
    days = {"first": date_in_words(one.opens_on), "last": date_in_words(one.closes_on)}
    return _("Call for practices, %(first)s to %(last)s") % days
