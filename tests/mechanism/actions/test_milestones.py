from datetime import timedelta

import pytest
from django.urls import reverse

from mechanism.actions.founding import load_mechanism
from mechanism.actions.milestones import Achieved, publish_milestone, withdraw_milestone
from mechanism.models import Milestone, MilestoneText
from mechanism.queries.milestones import milestones_of
from network_portal.bodies.models import Body
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, SYSTEM, Actor
from network_portal.common.errors import DomainError
from tests.factories import make_user, signed_in
from tests.mechanism.seated import acting, make_mandate

pytestmark = pytest.mark.usefixtures("tables")


@pytest.fixture
def table():
    return Body.objects.get(slug="working-table-2")


def achieved(**changed):
    return Achieved(**{"day": clock.today(), "precision": "day", "words": "It met.", "language": "en"} | changed)


def test_those_of_the_sources_stand_in_four_languages_and_again_nothing_changes():
    assert Milestone.objects.filter(body=None).count() == 4
    assert set(MilestoneText.objects.values_list("language", flat=True)) == {"es", "en", "pt-br", "fr"}
    assert not Milestone.objects.filter(source="").exists()
    MilestoneText.objects.filter(language="fr").update(words="Autres mots")
    assert load_mechanism(by=SYSTEM) == 0
    assert MilestoneText.objects.filter(language="fr", words="Autres mots").exists()


def test_the_table_publishes_and_takes_back(table):
    by = acting(make_mandate(table).person)
    made = publish_milestone(by=by, body=table, achieved=achieved(words="It met in Panama."))
    assert milestones_of(table)[0]["words"] == "It met in Panama."
    withdraw_milestone(by=by, milestone=made, version=made.version)
    assert "It met in Panama." not in [one["words"] for one in milestones_of(table)]
    with pytest.raises(DomainError, match="Somebody saved"):
        withdraw_milestone(by=by, milestone=made, version=made.version)


@pytest.mark.parametrize("role", [CO_CHAIR, ""])
def test_nobody_else_does(table, role):
    stranger = Actor(user_id=make_user().pk, roles=frozenset({role} - {""}))
    with pytest.raises(DomainError, match="Only the secretary"):
        publish_milestone(by=stranger, body=table, achieved=achieved())
    with pytest.raises(DomainError, match="Only the secretary"):
        withdraw_milestone(by=stranger, milestone=table.milestones.all()[0], version=1)


@pytest.mark.parametrize("changed", [{"words": " "}, {"day": clock.today() + timedelta(days=40)}])
def test_it_has_words_and_a_day_that_came(table, changed):
    by = acting(make_mandate(table).person)
    with pytest.raises(DomainError):
        publish_milestone(by=by, body=table, achieved=achieved(**changed))


def test_the_page_publishes_and_takes_back(table):
    browser = signed_in(make_mandate(table).person)
    page = reverse("mechanism:milestones", args=[2])
    sent = {"language": "en", "words": "It met.", "day": clock.today(), "precision": "month"}
    assert browser.post(page, sent).status_code == 302
    made = Milestone.objects.get(key=None)
    browser.post(reverse("mechanism:withdraw_milestone", args=[2, made.pk]), {"version": 1})
    made.refresh_from_db()
    assert made.is_withdrawn
