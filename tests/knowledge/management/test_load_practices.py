import pytest
from django.core.management import call_command

from network_portal.audit.models import Event
from network_portal.knowledge.models import Practice, PracticeText

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    for command in ("load_taxonomy", "load_practices"):
        call_command(command, verbosity=0)


def test_nine_real_practices_come_with_what_is_known(loaded):
    practices = {one.slug: one for one in Practice.objects.all()}
    assert len(practices) == 9
    assert all(one.source and not one.is_example for one in practices.values())
    paulo, salvador = (
        practices["sao-paulo-municipal-council-of-immigrants"],
        practices["el-salvador-national-implementation-plan"],
    )
    assert paulo.marks["objectives"] == "filed_by_gfmd"
    assert list(paulo.objectives.values_list("number", flat=True)) == [16]
    assert salvador.hub_state == "published"
    assert not salvador.objectives.exists()


def test_only_words_that_stand_in_a_source_are_original(loaded):
    originals = PracticeText.objects.filter(status="original")
    assert not originals.filter(practice__origin="policy").exists()
    assert set(originals.values_list("language", flat=True)) == {"en"}


def test_loading_again_changes_nothing(loaded):
    Practice.objects.update(level="regional")
    before = Event.objects.count(), list(Practice.objects.values())
    call_command("load_practices", verbosity=0)
    assert (Event.objects.count(), list(Practice.objects.values())) == before
