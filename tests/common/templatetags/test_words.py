from datetime import date
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from tests.common.templatetags.rendering import rendered


def test_a_status_is_told_by_a_word_and_a_class_for_its_shape() -> None:
    assert rendered("{% status_badge 'on_track' %}") == '<span class="status status-on_track">On track</span>'


def test_a_status_label_is_escaped() -> None:
    assert "<b>" not in rendered("{% status_badge 'late' label=label %}", label="<b>")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "1 September 2026"),
        ("es", "1 de septiembre de 2026"),
        ("pt-br", "1 de setembro de 2026"),
        ("fr", "1er septembre 2026"),
    ],
)
def test_dates_stand_in_words_of_the_reader(language: str, expected: str) -> None:
    with override(language):
        shown = rendered("{% date_words day %}", day=date(2026, 9, 1))
    assert shown == f'<time datetime="2026-09-01">{expected}</time>'


def test_a_month_has_no_false_day() -> None:
    shown = rendered("{% date_words day precision='month' %}", day=date(2026, 9, 1))
    assert shown == '<time datetime="2026-09">September 2026</time>'


def test_no_date_shows_what_the_page_says_instead() -> None:
    assert rendered("{% date_words day empty='no date' %}", day=None) == "no date"


def test_a_fallback_says_its_language_and_what_is_missing() -> None:
    text = SimpleNamespace(title_es="Salvar <vidas>", title_en="", title_pt_br="", title_fr="")
    shown = rendered("{% translated text 'title' %}", text=text)
    assert '<span lang="es">Salvar &lt;vidas&gt;</span>' in shown
    assert "Not yet available in English; shown in Spanish." in shown


def test_only_english_writes_languages_with_a_capital() -> None:
    text = SimpleNamespace(title_es="", title_en="Save lives", title_pt_br="", title_fr="")
    with override("es"):
        assert "inglés" in rendered("{% translated text 'title' note='mark' %}", text=text)


def test_text_in_the_readers_language_stands_alone() -> None:
    text = SimpleNamespace(title_es="Salvar vidas", title_en="Save lives", title_pt_br="", title_fr="")
    assert rendered("{% translated text 'title' %}", text=text) == "Save lives"


def test_an_unofficial_translation_is_marked() -> None:
    text = SimpleNamespace(title_es="", title_en="Save lives", title_pt_br="", title_fr="")
    assert "Unofficial translation" in rendered("{% translated text 'title' status='unofficial' %}", text=text)
    assert "not reviewed" in rendered("{% translated text 'title' status='automatic' %}", text=text)
    assert rendered("{% translated text 'title' status='official' %}", text=text) == "Save lives"


def test_what_a_person_wrote_carries_its_language() -> None:
    def shown(language: str) -> str:
        return rendered("{% written text language %}", text="a <b>\nb", language=language)

    assert shown("en") == "a &lt;b&gt;<br>b"
    assert shown("") == '<span lang="">a &lt;b&gt;<br>b</span>'
    assert shown("fr").startswith('<span lang="fr">a &lt;b&gt;<br>b</span>') and "in French" in shown("fr")
