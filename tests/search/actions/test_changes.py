import pytest
from django.db import transaction

from network_portal.audit.actions import change_all_content, record, record_each
from network_portal.common.actors import SYSTEM
from network_portal.search.actions import changes
from network_portal.search.actions.changes import MOST_AT_ONCE, index_changes, rebuild_search
from network_portal.search.models import ChangedText, KnownWord, SearchText, WordTrace
from network_portal.search.queries.search import search
from tests.factories import make_activity, make_objective, make_organisation, make_plan, make_pledge, make_priority

pytestmark = pytest.mark.django_db


def titles(text, language="en"):
    return [one.title_text for one in search(text, language).results]


@pytest.fixture
def pledge():
    found = make_pledge(organisation=make_organisation(), title="Visas for nurses", text="What is promised.")
    rebuild_search()
    return found


def changed(target, verb="pledges.change_pledge"):
    record(verb, by=SYSTEM, target=target)


def test_a_published_object_is_found_with_the_end_of_its_transaction(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        changed(make_pledge(title="Visas for nurses"), "pledges.publish_pledge")
    assert titles("nurses") == ["Visas for nurses"]
    assert not ChangedText.objects.exists()


def test_a_change_is_found_and_what_stood_there_is_not(pledge, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        pledge.title = "Visas for teachers"
        pledge.save()
        changed(pledge)
    assert titles("teachers") == ["Visas for teachers"]
    assert titles("nurses") == []


def test_what_is_withdrawn_leaves_at_once_with_its_words(pledge, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        changed(pledge)
        pledge.delete()
    assert titles("nurses") == []
    assert not SearchText.objects.filter(kind="pledges").exists()
    assert not KnownWord.objects.filter(word="nurses").exists()
    assert not WordTrace.objects.filter(word="nurses").exists()


def test_what_is_rolled_back_changes_nothing(pledge):
    with transaction.atomic():
        changed(pledge)
        assert ChangedText.objects.exists()
        transaction.set_rollback(True)
    assert not ChangedText.objects.exists()


def test_a_fault_of_the_search_does_not_hurt_the_verb(pledge, django_capture_on_commit_callbacks, monkeypatch):
    def broken(kind, keys):
        raise RuntimeError("the index is broken")

    monkeypatch.setattr(changes, "index_objects", broken)
    with django_capture_on_commit_callbacks(execute=True):
        changed(pledge)
    assert ChangedText.objects.filter(kind="pledges", key=pledge.reference).exists()


def test_many_changes_wait_for_the_job(django_capture_on_commit_callbacks):
    body = make_organisation()
    with django_capture_on_commit_callbacks(execute=True):
        many = [make_pledge(organisation=body, title=f"Visas {number}") for number in range(MOST_AT_ONCE + 1)]
        record_each("pledges.import_pledge", by=SYSTEM, targets=[(one, {}) for one in many])
    assert search("visas", "en").groups == []
    index_changes()
    assert search("visas", "en").groups[0].count == MOST_AT_ONCE + 1
    assert not ChangedText.objects.exists()


def test_a_plan_that_is_endorsed_brings_its_activities(django_capture_on_commit_callbacks):
    plan = make_plan(state="draft")
    make_activity(make_priority(plan, title_en="Shelters"), title_en="Shelters for families")
    rebuild_search()
    assert titles("shelters") == []
    with django_capture_on_commit_callbacks(execute=True):
        plan.state = "endorsed"
        plan.save()
        changed(plan, "workplan.endorse_plan")
    assert {one.kind for one in search("shelters", "en").results} == {"priorities", "activities"}


def test_an_organisation_that_is_renamed_is_found_by_its_new_name(django_capture_on_commit_callbacks):
    body = make_organisation("one", acronym_en="OLDNAME")
    make_pledge(organisation=body, title="Visas for nurses")
    make_activity(make_priority(make_plan()), title_en="Shelters", leads=(body,))
    rebuild_search()
    with django_capture_on_commit_callbacks(execute=True):
        body.acronym_en = "NEWNAME"
        body.save()
        changed(body, "organisations.load_organisation")
    assert sorted(titles("newname"))[1:] == ["NEWNAME · One", "Visas for nurses"]
    assert titles("oldname") == []


def test_reference_data_reaches_every_object_by_the_job(django_capture_on_commit_callbacks):
    objective = make_objective(8, short_en="Save lives")
    pledge = make_pledge(title="Visas for nurses")
    pledge.objectives.add(objective)
    rebuild_search()
    with django_capture_on_commit_callbacks(execute=True):
        objective.short_en = "Rescue"
        objective.save()
        changed(objective, "taxonomy.load_taxonomy")
    assert "Visas for nurses" not in titles("rescue")
    index_changes()
    assert "Visas for nurses" in titles("rescue")


def test_examples_that_are_taken_out_leave_with_the_job(pledge):
    pledge.delete()
    with transaction.atomic():
        change_all_content()
    index_changes()
    assert titles("nurses") == []


def test_a_rebuild_twice_writes_nothing_the_second_time(pledge):
    before = list(SearchText.objects.order_by("pk").values_list("pk", flat=True))
    words = dict(KnownWord.objects.values_list("word", "uses"))
    rebuild_search()
    assert list(SearchText.objects.order_by("pk").values_list("pk", flat=True)) == before
    rebuild_search(afresh=True)
    assert not SearchText.objects.filter(pk__in=before).exists()
    assert dict(KnownWord.objects.values_list("word", "uses")) == words
    assert titles("nurses") == ["Visas for nurses"]
