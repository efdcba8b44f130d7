import pytest

from network_portal.audit.actions import record
from network_portal.common.actors import SYSTEM
from network_portal.knowledge.models import PracticeText
from network_portal.search.actions.changes import rebuild_search
from network_portal.search.models import SearchText
from network_portal.search.queries.search import search
from tests.factories import make_organisation, make_practice

pytestmark = pytest.mark.django_db


def found(text, language="en"):
    return [one.url for one in search(text, language).results if one.kind == "practices"]


def test_a_practice_is_found_by_its_words_in_each_language_it_is_written_in():
    practice = make_practice(title="Visas for nurses", text={"lessons": "Ask employers early."})
    PracticeText.objects.create(
        practice=practice, language="es", status="official", title="Visados", summary="Enfermería en hospitales."
    )
    rebuild_search()
    assert len(found("nurses")) == len(found("employers")) == len(found("hospitales", "es")) == 1
    assert practice.slug in found("nurses")[0]


def test_organisations_of_which_the_page_does_not_tell_do_not_lead_to_it():
    listed = make_organisation(acronym_en="EXAMPLEBODY", kind="civil_society", is_listed=True)
    hidden = make_organisation(acronym_en="HIDDENBODY", kind="civil_society", is_listed=False)
    make_practice(title="Visas for nurses").implementers.set([listed, hidden])
    rebuild_search()
    assert len(found("EXAMPLEBODY")) == 1
    assert found("HIDDENBODY") == []


def test_what_is_taken_off_the_public_pages_leaves_the_search_with_it(django_capture_on_commit_callbacks):
    practice = make_practice(title="Visas for nurses")
    rebuild_search()
    assert found("nurses")
    with django_capture_on_commit_callbacks(execute=True):
        practice.is_published = False
        practice.save()
        record("knowledge.unpublish_practice", by=SYSTEM, target=practice)
    assert found("nurses") == []
    assert not SearchText.objects.filter(kind="practices").exists()
