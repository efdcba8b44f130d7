"""Recommendations one by one and in lists: a fixed number of queries at any size."""

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from mechanism.models import Addressee, Recommendation
from mechanism.models.recommendations import RECOMMENDATION_STATES, STANCES
from mechanism.rules.recommendations import RecommendationState, number_in
from network_portal.bodies.models import Body
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.actors import FOCAL_POINT, Actor
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, date_in_words, language_name
from network_portal.organisations.queries.names import public_name
from network_portal.taxonomy.queries import objective_chips

PAGE_SIZE = 25
MOST_DRAFTS = 100
_STATES, _STANCES = dict(RECOMMENDATION_STATES), dict(STANCES)


@dataclass(frozen=True)
class RecommendationFilters:
    """Each as an address says it; empty means all. `table` is a number."""

    table: str = ""
    objective: str = ""
    state: str = ""

    @property
    def asked(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value}


class RecommendationRow(NamedTuple):
    """`lang` is the language of the title; `to` names the addressees."""

    url: str
    reference: str
    title: str
    lang: str
    table: str
    to: str
    state: str
    date: str


@dataclass(frozen=True)
class RecommendationPage:
    """`next` is the place of the following page for the address; empty on the last."""

    rows: tuple[RecommendationRow, ...]
    next: str = ""


def highest_number(table: Body, year: int) -> int:
    """That the table gave in this year, withdrawn ones counted; 0 where it gave none."""
    start = f"WT{table.number}-{year}-"
    given = Recommendation.objects.filter(reference__startswith=start).values_list("reference", flat=True)
    return max((number_in(one) for one in given if one), default=0)


def narrowed(filters: RecommendationFilters) -> QuerySet[Recommendation]:
    """Of those that everybody reads."""
    found: QuerySet[Recommendation] = Recommendation.objects.published()
    if filters.table:
        found = found.filter(body__number=filters.table, body__kind=Body.WORKING_TABLE)
    if filters.objective:
        found = found.filter(objectives__number=filters.objective)
    return found.filter(state=filters.state) if filters.state else found


def recommendation_page(
    found: QuerySet[Recommendation], *, after: str = "", size: int = PAGE_SIZE
) -> RecommendationPage:
    """The newest first; four queries. A place, a reference, of none counts as the beginning."""
    place = Recommendation.objects.published().filter(reference=after).first() if after else None
    if place:
        found = found.filter(
            Q(published_at__lt=place.published_at) | Q(published_at=place.published_at, pk__lt=place.pk)
        )
    rows = found.select_related("body").prefetch_related("texts", "addressees__organisation")
    some = list(rows.order_by("-published_at", "-pk")[: size + 1])
    shown = some[:size]
    return RecommendationPage(tuple(_row(one) for one in shown), str(shown[-1].reference) if len(some) > size else "")


def _row(one: Recommendation) -> RecommendationRow:
    text = one.text
    return RecommendationRow(
        url=reverse("mechanism:recommendation", args=[one.reference]),
        reference=str(one.reference),
        title=text.title,
        lang=text.language,
        table=body_in_words(one.body),
        to=", ".join(name_of_addressee(row) for row in one.addressees.all()),
        state=str(_STATES[one.state]),
        date=date_in_words(one.endorsed_on) if one.endorsed_on else "",
    )


def name_of_addressee(addressee: Addressee) -> str:
    """As the world reads it on the day on which it is shown."""
    return public_name(addressee.organisation) if addressee.organisation else _("Regional Network")


def find_recommendation(reference: str) -> Recommendation | None:
    """One that everybody reads."""
    rows = Recommendation.objects.published().select_related("body")
    return rows.prefetch_related("texts").filter(reference=reference).first()


@kept_with_content
def told_of(pk: int) -> dict[str, Any]:
    """To whom it goes, what they said and what became of it; five queries. That somebody said nothing is not told."""
    one = Recommendation.objects.prefetch_related("texts").get(pk=pk)
    addressees = list(one.addressees.select_related("organisation").prefetch_related("responses"))
    return {
        "addressees": [name_of_addressee(row) for row in addressees],
        "responses": [_response(row, said) for row in addressees for said in row.responses.all()],
        "follow_ups": [
            {"day": date_in_words(noted.noted_on), "words": noted.words, "lang": _foreign(noted.language)}
            for noted in one.follow_ups.all()
        ],
        "objectives": objective_chips(one.objectives.order_by("number")),
        "state": str(_STATES[one.state]),
        "day": date_in_words(one.endorsed_on) if one.endorsed_on else "",
        "languages": languages_of(one),
    }


def _response(addressee: Addressee, said: Any) -> dict[str, str]:
    return {
        "who": name_of_addressee(addressee),
        "stance": str(_STANCES[said.stance]),
        "words": said.words,
        "lang": _foreign(said.language),
        "day": date_in_words(said.given_on),
        "source": "" if said.is_own else said.source,
    }


def _foreign(language: str) -> str:
    return "" if language == current_language() else language


def languages_of(one: Recommendation) -> dict[str, Any]:
    """Whose words the reader sees, and in which other languages it can be read."""
    shown = one.text
    return {
        "status": str(shown.get_status_display()),
        "language": language_name(shown.language),
        "is_fallback": shown.language != current_language(),
        "others": [language_name(text.language) for text in one.texts.all() if text != shown],
    }


def of_table(body: Body) -> QuerySet[Recommendation]:
    """All of the table, as its members see them: what was saved last stands first."""
    rows = Recommendation.objects.filter(body=body).select_related("body").prefetch_related("texts")
    return rows.order_by("-saved_at", "-pk")


def drafts_of(body: Body) -> QuerySet[Recommendation]:
    return of_table(body).filter(state=RecommendationState.DRAFT)


def own_addressee(actor: Actor, one: Recommendation) -> Addressee | None:
    """The addressee for which this person answers: the one that they act for, or the first."""
    mine = actor.organisations_as(FOCAL_POINT)
    found = list(one.addressees.filter(organisation__in=mine).select_related("organisation")) if mine else []
    chosen = [row for row in found if row.organisation_id == actor.acting_for]
    return next(iter([*chosen, *found]), None)
