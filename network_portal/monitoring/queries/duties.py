"""What rounds ask of a person: updates of their organisations, decisions of a co-chair."""

from collections import Counter
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common import actors, clock
from network_portal.common.actors import Actor
from network_portal.common.languages import date_in_words
from network_portal.common.registry import Duty
from network_portal.monitoring.models import Round
from network_portal.monitoring.queries.news import are_examples, unsettled_news
from network_portal.monitoring.queries.standing import owing_since, to_decide
from network_portal.monitoring.rules.updates import UpdateState


def duties_of(actor: Actor) -> Iterator[Duty]:
    yield from _owed(actor)
    if actor.memberships:
        yield from _news_returned(actor)
    if actor.has_role(actors.CO_CHAIR):
        yield from _decisions(actor)
        yield from _news_to_decide(actor)


def _owed(actor: Actor) -> Iterator[Duty]:
    if not actor.memberships:
        return
    duties = list(owing_since(actor.memberships, clock.today()))
    counts = Counter((duty.round_id, duty.organisation_id) for duty in duties)
    told = set()
    for duty in duties:
        key = (duty.round_id, duty.organisation_id)
        if key in told:
            continue
        told.add(key)
        sentence = _owes(counts[key]) if duty.round.is_open else _owes_again(counts[key])
        values = {"organisation": duty.organisation.short_name, "count": counts[key]}
        words = sentence % {**values, "month": date_in_words(duty.round.opens_on, "month")}
        url = reverse("monitoring:owed", args=[duty.round.slug, duty.organisation.slug])
        is_asked = actor.memberships[duty.organisation_id] == actors.FOCAL_POINT
        day = duty.round.due_on if duty.round.is_open else duty.reopened_until
        yield Duty(words, url, day, is_asked=is_asked, is_example=duty.round.is_example)


def _owes(count: int) -> str:
    return ngettext(
        "%(organisation)s owes %(count)d update of the round of %(month)s.",
        "%(organisation)s owes %(count)d updates of the round of %(month)s.",
        count,
    )


def _owes_again(count: int) -> str:
    return ngettext(
        "The round of %(month)s is open again for %(organisation)s, which owes %(count)d update.",
        "The round of %(month)s is open again for %(organisation)s, which owes %(count)d updates.",
        count,
    )


def _news_returned(actor: Actor) -> Iterator[Duty]:
    mine = unsettled_news().filter(organisation__in=actor.memberships, state=UpdateState.RETURNED)
    for update in mine.select_related("organisation"):
        words = _("News of %(organisation)s came back with a question.") % {
            "organisation": update.organisation.short_name
        }
        yield Duty(words, reverse("monitoring:report_news", args=[update.subject_id]), words=update.comment)


def _news_to_decide(actor: Actor) -> Iterator[Duty]:
    number = to_decide().filter(duty=None).exclude(organisation__in=actor.memberships).count()
    if number:
        sentence = ngettext(
            "%(count)d report outside a round waits for a decision.",
            "%(count)d reports outside a round wait for a decision.",
            number,
        )
        yield Duty(sentence % {"count": number}, reverse("monitoring:news"), is_example=are_examples())


def _decisions(actor: Actor) -> Iterator[Duty]:
    """Updates that wait for this co-chair: not those of an organisation whose team they are in."""
    waiting = to_decide().exclude(organisation__in=actor.memberships).exclude(duty=None)
    counts = Counter(waiting.values_list("duty__round", flat=True))
    for round_ in Round.objects.filter(pk__in=counts).order_by("due_on"):
        number = counts[round_.pk]
        sentence = ngettext(
            "%(count)d update of the round of %(month)s waits for a decision.",
            "%(count)d updates of the round of %(month)s wait for a decision.",
            number,
        )
        words = sentence % {"count": number, "month": date_in_words(round_.opens_on, "month")}
        url = reverse("monitoring:round", args=[round_.slug]) + "#waiting"
        yield Duty(words, url, round_.closes_on, is_example=round_.is_example)
