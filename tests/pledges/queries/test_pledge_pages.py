"""What changed and when, as everybody reads it."""

import pytest

from network_portal.audit.actions import record
from network_portal.common import actors
from pledges.queries.pledge_pages import changes_of
from tests.factories import actor_with, make_organisation, make_pledge, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def pledge():
    return make_pledge(organisation=make_organisation("own", is_listed=True, acronym_en="OWN"))


@pytest.fixture
def chair():
    other = make_organisation("chairs", is_listed=True, acronym_en="CHAIRS")
    user = make_staff(actors.CO_CHAIR)
    return actor_with(actors.CO_CHAIR, user=user, memberships={other.pk: actors.MEMBER})


def told(pledge, chair, verb, **changes):
    record(f"pledges.{verb}", by=chair, target=pledge, changes=changes)
    return changes_of(pledge)[0]


@pytest.mark.parametrize(
    ("verb", "by"),
    [
        ("change_pledge", "OWN"),
        ("publish_pledge", "OWN"),
        ("change_by_import", "CHAIRS"),
        ("carry_by_activity", "CHAIRS"),
    ],
)
def test_a_change_is_of_those_who_wrote_it(pledge, chair, verb, by):
    assert told(pledge, chair, verb)["by"] == by


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [("", "ab", ("", "a file")), ("ab", "cd", ("a file", "another file")), ("ab", "", ("a file", ""))],
)
def test_a_file_that_changed_is_told_without_its_hash(pledge, chair, before, after, words):
    [change] = told(pledge, chair, "change_pledge", attachment=[before, after])["changes"]
    assert (change["label"], change["before"], change["after"]) == ("the file beside it", *words)


def test_partners_are_told_whose_names_are_public(pledge, chair):
    make_organisation("seen", is_listed=True, acronym_en="SEEN")
    make_organisation("quiet", kind="civil_society", is_listed=False, acronym_en="QUIET")
    [change] = told(pledge, chair, "change_by_import", partners=[[], ["quiet", "seen"]])["changes"]
    assert (change["before"], change["after"]) == ("", "SEEN")
    assert told(pledge, chair, "change_by_import", partners=[[], ["quiet"]])["changes"] == []
