from datetime import UTC, date, datetime

import pytest

from network_portal.audit.actions import record
from network_portal.common import actors, clock
from network_portal.common.actors import SYSTEM
from network_portal.knowledge.actions.calls import begin_calls, take_off_call
from network_portal.knowledge.models import PracticeText
from network_portal.search.actions.changes import rebuild_search
from network_portal.search.models import SearchText
from network_portal.search.queries.search import search
from tests.factories import (
    actor_with,
    make_call,
    make_objective,
    make_organisation,
    make_practice,
    make_publication,
    make_user,
)

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


@pytest.mark.parametrize(
    "language, text",
    [("pt-br", "crianças"), ("en", "children"), ("fr", "enfants"), ("es", "niñas"), ("en", "local level")],
)
def test_a_practice_is_found_by_what_its_page_tells_of_it_in_each_language(language, text):
    practice = make_practice(title="Aulas", language="es", level="local")
    practice.populations.create(code="children")
    rebuild_search()
    assert any(practice.slug in url for url in found(text.split()[0], language))


def test_the_kind_of_implementer_tells_only_where_everybody_may_read_it():
    shown = make_practice(title="Aulas", implementer_kind="trade_union")
    hidden = make_practice(title="Aulas", implementer_kind="trade_union")
    hidden.implementers.add(make_organisation(kind="trade_union", is_listed=False))
    rebuild_search()
    assert [shown.slug in url for url in found("unions")] == [True]


def test_everyday_words_of_any_language_find_a_practice():
    practice = make_practice(title="Escuelas abiertas", language="es")
    rebuild_search()
    for language, text in (("pt-br", "escola"), ("en", "school"), ("fr", "école"), ("es", "escuela")):
        assert any(practice.slug in url for url in found(text, language)), text


def test_a_publication_is_found_by_its_type_in_each_language():
    make_publication(title="Retorno", language="es", kind="infographic")
    rebuild_search()
    assert "publications" in {one.kind for one in search("infográfico retorno", "pt-br").results}


def found_calls(text, language="es"):
    return [one for one in search(text, language).results if one.kind == "calls"]


def test_a_call_is_found_in_four_languages_by_its_objectives_and_its_words():
    call = make_call("Familias juntas", words="Buscamos acogida familiar.")
    call.objectives.add(make_objective(8, short_fr="Sauver des vies", short_en="Save lives"))
    rebuild_search()
    for language, text in (("es", "acogida"), ("en", "save lives"), ("fr", "sauver"), ("pt-br", "familias")):
        assert found_calls(text, language), text


def test_a_call_leaves_the_search_as_it_is_taken_off(django_capture_on_commit_callbacks):
    call = make_call("Familias juntas")
    rebuild_search()
    assert found_calls("juntas")
    with django_capture_on_commit_callbacks(execute=True):
        editor = actor_with(actors.EDITOR, user=make_user())
        take_off_call(by=editor, call=call, version=call.version)
    assert found_calls("juntas") == []
    assert not SearchText.objects.filter(kind="calls").exists()


def test_a_call_comes_into_the_search_on_its_first_day_once(django_capture_on_commit_callbacks):
    make_call("Familias juntas", opens_on=date(2026, 5, 4), closes_on=date(2026, 5, 30))
    with clock.stopped_at(datetime(2026, 5, 3, 17, tzinfo=UTC)):
        rebuild_search()
        assert begin_calls() == []
    with clock.stopped_at(datetime(2026, 5, 4, 5, 1, tzinfo=UTC)):
        assert found_calls("juntas") == []
        with django_capture_on_commit_callbacks(execute=True):
            assert len(begin_calls()) == 1
        assert found_calls("juntas")
        assert begin_calls() == []
