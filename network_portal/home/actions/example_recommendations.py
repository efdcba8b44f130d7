"""The invented recommendations of the demonstration, by the product's own verbs."""

from datetime import timedelta

from mechanism.actions.recommendations import Draft, draft_recommendation, endorse_recommendation
from mechanism.actions.responses import (
    Said,
    address_recommendation,
    answer_recommendation,
    follow_up_recommendation,
)
from mechanism.models import Addressee, Recommendation
from network_portal.accounts.models import User
from network_portal.bodies.models import Body, Mandate
from network_portal.common import clock
from network_portal.common.actors import FOCAL_POINT, Actor
from network_portal.home.actions.example_rounds import example_actor, on_day
from network_portal.home.examples import SECRETARY
from network_portal.home.rules.example_recommendations import ANSWERING, TABLE, TOLD, RecommendationTold
from network_portal.notifications.models import Message
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Objective

ANSWERED_AFTER, FOLLOWED_AFTER = timedelta(days=30), timedelta(days=60)
IN_OFFICE_SINCE, TERM = timedelta(days=150), timedelta(days=365)
KIND = "mechanism.recommendation"


def tell_recommendations() -> None:
    """Two are endorsed, one of them with an answer and what became of it; one is a draft."""
    table = Body.objects.filter(kind=Body.WORKING_TABLE, number=TABLE).first()
    if table is None or Recommendation.objects.filter(is_example=True).exists():
        return
    by = secretary_of(table)
    for told in TOLD:
        _tell(by, table, told)
    people = User.objects.filter(is_example=True)
    Message.objects.filter(kind__startswith=KIND, person__in=people).delete()  # read long ago


def remove_recommendations() -> None:
    Recommendation.objects.filter(is_example=True).delete()


def secretary_of(table: Body) -> Actor:
    """The invented secretary, as if signed in."""
    user = User.objects.get(email=SECRETARY)
    seat = user.memberships.current().select_related("organisation").get()
    since = clock.today() - IN_OFFICE_SINCE
    Mandate.objects.get_or_create(
        body=table,
        office=Mandate.SECRETARY,
        person=user,
        defaults={"organisation": seat.organisation, "starts_on": since, "ends_on": since + TERM},
    )
    return Actor(
        user_id=user.pk,
        name=user.name,
        memberships={seat.organisation_id: seat.role},
        offices=frozenset({(table.pk, Mandate.SECRETARY)}),
        acting_for=seat.organisation_id,
        acting_organisation_name=seat.organisation.short_name,
    )


def _tell(by: Actor, table: Body, told: RecommendationTold) -> None:
    day = clock.today() - (told.before or timedelta())
    with on_day(day):
        objectives = Objective.objects.filter(number__in=told.objectives)
        one = draft_recommendation(by=by, body=table, draft=Draft("es", told.title, told.words, objectives))
        Recommendation.objects.filter(pk=one.pk).update(is_example=True)
        if told.before is None:
            return
        one = endorse_recommendation(by=by, recommendation=one, version=one.version, endorsed_on=day)
        organisations = list(Organisation.objects.filter(slug__in=told.to))
        address_recommendation(
            by=by,
            recommendation=one,
            version=one.version,
            organisations=organisations,
            to_network=told.to_network,
        )
    if told.answer:
        _answer(one, told)
    if told.became:
        with on_day(day + FOLLOWED_AFTER):
            one.refresh_from_db()
            follow_up_recommendation(
                by=by,
                recommendation=one,
                version=one.version,
                words=told.became,
                language="es",
                noted_on=clock.today(),
            )


def _answer(one: Recommendation, told: RecommendationTold) -> None:
    addressee = Addressee.objects.get(recommendation=one, organisation__slug=ANSWERING)
    with on_day(clock.today() - (told.before or timedelta()) + ANSWERED_AFTER):
        said = Said("accepts", told.answer, "es", clock.today())
        version = addressee.recommendation.version
        answer_recommendation(by=example_actor(ANSWERING, FOCAL_POINT), addressee=addressee, version=version, said=said)
