from datetime import date, timedelta

import pytest

from mechanism.actions.recommendations import (
    Draft,
    change_recommendation,
    draft_recommendation,
    endorse_recommendation,
    withdraw_recommendation,
)
from mechanism.actions.responses import (
    Said,
    address_recommendation,
    answer_recommendation,
    follow_up_recommendation,
    record_response,
)
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, EDITOR, Actor
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from tests.factories import make_focal_point, make_organisation, make_recommendation, make_table, make_user
from tests.mechanism.seated import acting, make_mandate

pytestmark = pytest.mark.django_db
DRAFT = Draft("es", "Ventanillas", "Que se abran ventanillas.")


@pytest.fixture
def table():
    return make_table(2)


@pytest.fixture
def secretary(table):
    return acting(make_mandate(table).person)


def said(words="We will.", **changed):
    return Said(**{"stance": "accepts", "words": words, "language": "en", "given_on": clock.today()} | changed)


def refused(code, verb, **values):
    with pytest.raises(DomainError) as error:
        verb(**values)
    assert error.value.code == code


def endorsed(table, secretary, day=None):
    one = draft_recommendation(by=secretary, body=table, draft=DRAFT)
    day = day or clock.today()
    return endorse_recommendation(by=secretary, recommendation=one, version=one.version, endorsed_on=day)


def test_the_table_drafts_and_endorses_and_each_has_its_number(table, secretary):
    first, second = endorsed(table, secretary, date(2026, 3, 1)), endorsed(table, secretary, date(2026, 4, 1))
    assert (first.reference, second.reference) == ("WT2-2026-1", "WT2-2026-2")
    assert endorsed(table, secretary, date(2025, 4, 1)).reference == "WT2-2025-1"
    assert first.is_public and first.text.language == "es"


def test_the_number_of_a_withdrawn_one_is_not_given_again(table, secretary):
    one = endorsed(table, secretary, date(2026, 3, 1))
    withdraw_recommendation(by=secretary, recommendation=one, version=one.version, reason="An error.")
    assert endorsed(table, secretary, date(2026, 3, 2)).reference == "WT2-2026-2"


@pytest.mark.parametrize("role", [CO_CHAIR, EDITOR, ""])
def test_nobody_but_the_table_endorses(table, secretary, role):
    stranger = Actor(user_id=make_user().pk, roles=frozenset({role} - {""}))
    elsewhere = acting(make_mandate(make_table(3)).person)
    one = draft_recommendation(by=secretary, body=table, draft=DRAFT)
    for actor in (stranger, elsewhere):
        refused("recommendation_not_yours", draft_recommendation, by=actor, body=table, draft=DRAFT)
        values = {"by": actor, "recommendation": one, "version": one.version}
        refused("recommendation_not_yours", endorse_recommendation, **values, endorsed_on=clock.today())
        refused("recommendation_not_yours", change_recommendation, **values, draft=DRAFT)
        refused("recommendation_not_yours", withdraw_recommendation, **values, reason="No.")
        refused("recommendation_not_yours", address_recommendation, **values, to_network=True)


def test_of_two_who_save_only_the_first_does(table, secretary):
    one = draft_recommendation(by=secretary, body=table, draft=DRAFT)
    change_recommendation(by=secretary, recommendation=one, version=1, draft=Draft("es", "Otras", "Otras palabras."))
    refused("changed_meanwhile", change_recommendation, by=secretary, recommendation=one, version=1, draft=DRAFT)
    refused(
        "changed_meanwhile",
        endorse_recommendation,
        by=secretary,
        recommendation=one,
        version=1,
        endorsed_on=clock.today(),
    )


def test_what_is_endorsed_stands_as_it_was_decided(table, secretary):
    one = endorsed(table, secretary)
    values = {"by": secretary, "recommendation": one, "version": one.version}
    refused("recommendation_not_a_draft", change_recommendation, **values, draft=DRAFT)
    refused("recommendation_not_a_draft", endorse_recommendation, **values, endorsed_on=clock.today())


def test_nothing_is_endorsed_on_a_day_to_come(table, secretary):
    one = draft_recommendation(by=secretary, body=table, draft=DRAFT)
    values = {"by": secretary, "recommendation": one, "version": one.version}
    refused("endorsed_in_the_future", endorse_recommendation, **values, endorsed_on=clock.today() + timedelta(days=1))


def test_each_addressee_is_written_to_once(table, secretary):
    agency = make_organisation("agency", kind="un_agency")
    person = make_focal_point(agency)
    one = endorsed(table, secretary)
    address_recommendation(by=secretary, recommendation=one, version=one.version, organisations=[agency])
    one.refresh_from_db()
    new = address_recommendation(
        by=secretary, recommendation=one, version=one.version, organisations=[agency], to_network=True
    )
    assert [row.organisation for row in new] == [None]
    assert Message.objects.filter(kind="mechanism.recommendation_addressed", person=person).count() == 1
    one.refresh_from_db()
    assert one.state == "addressed"


def test_nobody_who_is_not_seen_is_addressed(table, secretary):
    hidden = make_organisation("hidden", kind="civil_society", is_listed=False)
    one = endorsed(table, secretary)
    values = {"by": secretary, "recommendation": one, "version": one.version}
    refused("addressee_not_named", address_recommendation, **values, organisations=[hidden])
    refused("addressees_missing", address_recommendation, **values)


def test_the_addressee_answers_itself_and_the_table_is_told(table, secretary):
    agency = make_organisation("agency", kind="un_agency")
    person = make_focal_point(agency)
    one = endorsed(table, secretary)
    (addressee,) = address_recommendation(by=secretary, recommendation=one, version=one.version, organisations=[agency])
    version = addressee.recommendation.version
    other = acting(make_focal_point(make_organisation("other", kind="un_agency")))
    refused("response_not_yours", answer_recommendation, by=other, addressee=addressee, version=version, said=said())
    response = answer_recommendation(by=acting(person), addressee=addressee, version=version, said=said())
    assert response.is_own and not response.source
    assert Message.objects.filter(kind="mechanism.recommendation_answered", person=secretary.user_id).exists()


def test_a_response_is_recorded_with_its_source(table, secretary):
    one = make_recommendation(table, state="addressed")
    addressee = one.addressees.create()
    editor = Actor(user_id=make_user().pk, roles=frozenset({EDITOR}))
    values = {"by": editor, "addressee": addressee, "said": said(), "version": one.version}
    refused("response_needs_source", record_response, **values, source=" ")
    tomorrow = clock.today() + timedelta(days=1)
    refused("response_in_the_future", record_response, **values | {"said": said(given_on=tomorrow)}, source="A letter")
    assert record_response(**values, source="A letter").source == "A letter"
    one.refresh_from_db()
    assert one.state == "answered"
    stranger = Actor(user_id=make_user().pk)
    refused("response_not_yours", record_response, **values | {"by": stranger}, source="A letter")


def test_an_answer_after_the_follow_up_leaves_it_followed_up(table, secretary):
    one = make_recommendation(table, state="addressed")
    addressee = one.addressees.create()
    told = {"words": "A desk opened.", "language": "en", "noted_on": clock.today()}
    follow_up_recommendation(by=secretary, recommendation=one, version=1, **told)
    record_response(by=secretary, addressee=addressee, version=2, said=said(), source="Minutes")
    one.refresh_from_db()
    assert one.state == "followed"


def test_nothing_is_done_about_a_withdrawn_one(table, secretary):
    one = endorsed(table, secretary)
    withdraw_recommendation(by=secretary, recommendation=one, version=one.version, reason="An error.")
    one.refresh_from_db()
    values = {"by": secretary, "recommendation": one, "version": one.version}
    refused("recommendation_not_public", address_recommendation, **values, to_network=True)
    refused("recommendation_withdrawn", withdraw_recommendation, **values, reason="Again.")
