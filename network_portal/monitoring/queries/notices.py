"""What the mails of a round say, in each reader's language: plain values for the templates."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import translation

from network_portal.accounts.models import User
from network_portal.common.languages import date_in_words, fallback_order
from network_portal.monitoring.models import CopiedLead, Duty, Round
from network_portal.monitoring.models.links import Pair
from network_portal.monitoring.queries.people import focal_points
from network_portal.monitoring.queries.rounds import unanswered
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.monitoring.rules.rounds import answers_until
from network_portal.monitoring.subjects import SubjectFacts
from network_portal.organisations.models import Organisation

Values = dict[str, Any]
MOST_SUBJECTS = 25


def duty_values(
    round_: Round,
    people: Mapping[Pair, User],
    *,
    words: str = "",
    by: str = "",
    about: Collection[int] | None = None,
    until: date | None = None,
    asked: dict[int, list[int]] | None = None,
) -> dict[Pair, Values]:
    """By organisation and person: what the organisation still owes, of it only `about`, in the person's language.

    `words` are somebody's own, `by` names who acts, `until` is a day of this letter alone;
    `asked` the subjects by organisation, of a round that is not open yet.
    """
    bodies = {body for body, _person in people}
    owed = _owed(round_, bodies, about) if asked is None else asked
    copied = _copied(round_, bodies) if about is None else {}
    subjects = {subject for several in (*owed.values(), *copied.values()) for subject in several}
    names = {one.pk: one for one in Organisation.objects.filter(pk__in=bodies)}
    reopened = _reopened(round_, bodies)
    answers = {}
    for language in {person.language for person in people.values()}:
        with translation.override(language):
            facts = facts_of(subjects, language)
            shared = _round_values(round_, language) | {"words": words or round_.words, "by": by}
            shared["until"] = date_in_words(until) if until else ""
            for pair, person in people.items():
                if person.language == language:
                    answers[pair] = shared | _own(person, names[pair[0]], owed.get(pair[0], []), facts)
                    answers[pair]["closes"] = date_in_words(answers_until(round_.ends_on, reopened.get(pair[0])))
                    answers[pair]["copied"] = _lines(copied.get(pair[0], []), facts)
    return answers


def call_list_values(round_: Round, language: str) -> Values:
    """Who owes what and answered nothing; those whom nobody can reach apart."""
    owed = _owed(round_, None)
    bodies = list(Organisation.objects.filter(pk__in=owed).order_by("slug"))
    reached = focal_points(list(owed))
    with translation.override(language):
        rows = [{"name": body.short_name, "owes": len(owed[body.pk]), "reached": body.pk in reached} for body in bodies]
        return _round_values(round_, language) | {"silent": rows}


def review_values(round_: Round, person: User, count: int) -> Values:
    """How many updates wait two days or longer for this reviewer."""
    with translation.override(person.language):
        return _round_values(round_, person.language) | {"name": person.name, "count": count}


def news_review_values(person: User, count: int) -> Values:
    """How many reports outside rounds wait two days or longer for this reviewer."""
    return {"name": person.name, "count": count}


def _owed(round_: Round, bodies: Collection[int] | None, about: Collection[int] | None = None) -> dict[int, list[int]]:
    duties = unanswered(Duty.objects.filter(round=round_))
    if about is not None:
        duties = duties.filter(subject__in=about)
    if bodies is not None:
        duties = duties.filter(organisation__in=bodies)
    owed: dict[int, list[int]] = defaultdict(list)
    for body, subject in duties.order_by("id").values_list("organisation_id", "subject_id"):
        owed[body].append(subject)
    return dict(owed)


def _reopened(round_: Round, bodies: Collection[int]) -> dict[int, date]:
    """The day until which each can answer after the close, where the round was reopened for it."""
    found = Duty.objects.filter(round=round_, organisation__in=bodies).exclude(reopened_until=None)
    return dict(found.order_by().values_list("organisation_id").annotate(Max("reopened_until")))


def _copied(round_: Round, bodies: Collection[int]) -> dict[int, list[int]]:
    """What others report and these organisations lead too."""
    copied: dict[int, list[int]] = defaultdict(list)
    rows = CopiedLead.objects.filter(duty__round=round_, organisation__in=bodies).order_by("id")
    for body, subject in rows.values_list("organisation_id", "duty__subject_id"):
        copied[body].append(subject)
    return dict(copied)


def _round_values(round_: Round, language: str) -> Values:
    titles = round_.plan_titles
    order = [code.replace("-", "_") for code in fallback_order(language)]
    return {
        "round": date_in_words(round_.opens_on, "month"),
        "plan": next((titles[code] for code in order if titles.get(code)), round_.plan),
        "due": date_in_words(round_.due_on),
        "closes": date_in_words(round_.closes_on),
        "meeting": date_in_words(round_.meets_in, "month"),
        "late": round_.opened_late,
    }


def _own(person: User, body: Organisation, subjects: list[int], facts: Mapping[int, SubjectFacts]) -> Values:
    lines = _lines(subjects, facts)
    return {
        "name": person.name,
        "organisation": body.short_name,
        "subjects": lines[:MOST_SUBJECTS],
        "count": len(lines),
        "more": max(0, len(lines) - MOST_SUBJECTS),
    }


def _lines(subjects: Collection[int], facts: Mapping[int, SubjectFacts]) -> list[dict[str, str]]:
    known = sorted((facts[subject] for subject in subjects if subject in facts), key=lambda one: one.order)
    return [{"code": one.code, "title": one.title} for one in known]
