from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from network_portal.audit.models import Event
from network_portal.common import clock
from network_portal.organisations.models import Organisation
from pledges.models import Pledge
from pledges.queries.imports import lacks
from pledges.queries.pledge_files import organisation_keys, stored_pledges

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    for command in ("load_taxonomy", "load_organisations", "load_work_plans", "load_pledges"):
        call_command(command, verbosity=0)


def everything():
    return list(Pledge.objects.values()), list(Organisation.objects.values()), Event.objects.count()


def test_three_real_pledges_come_incomplete_and_say_what_was_inferred(loaded):
    rows = {
        one.row.title: one.row
        for one in stored_pledges(Pledge.objects.values_list("pk", flat=True), organisation_keys())
    }
    assert len(rows) == 3
    assert all("text" in lacks(row) and row.source and row.marks for row in rows.values())
    colombia, system, forum = (
        next(row for title, row in rows.items() if title.startswith(start)) for start in ("Tech", "UN", "Ann")
    )
    assert colombia.year == 2026
    assert dict(colombia.marks)["year"] == "recorded"
    assert system.reference == "PL-2022-001"
    assert (forum.reference, forum.reporter, dict(forum.marks)["title"]) == ("PL-2023-001", "ECLAC", "paraphrased")


def test_one_subject_serves_the_forum_and_the_activity_that_carries_it(loaded):
    pledge = Pledge.objects.exclude(activity=None).get()
    assert (pledge.activity.plan.slug, pledge.activity.code) == ("2023-2024", "B3.2")
    assert pledge.subject == pledge.activity.subject


def test_states_and_bodies_of_the_united_nations_are_public(loaded):
    bodies = Organisation.objects.filter(pledges__isnull=False)
    assert set(bodies.values_list("kind", "is_listed")) == {("government", True), ("un_agency", True)}
    assert Organisation.objects.get(slug="government-of-colombia").country.iso3 == "COL"


def test_loading_again_changes_nothing_in_another_year_either(loaded):
    before = everything()
    call_command("load_pledges", verbosity=0)
    with clock.stopped_at(datetime(2031, 1, 1, 12, tzinfo=UTC)):
        call_command("load_pledges", verbosity=0)
    assert everything() == before


def test_what_was_completed_since_stays(loaded):
    Pledge.objects.update(title="Completed by its organisation")
    call_command("load_pledges", verbosity=0)
    assert set(Pledge.objects.values_list("title", flat=True)) == {"Completed by its organisation"}
