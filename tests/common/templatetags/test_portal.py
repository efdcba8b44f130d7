from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

from network_portal.common import clock


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with override("en"):
        yield


def rendered(source: str, **values: Any) -> str:
    return engines["django"].from_string(source).render(values)


class Note(forms.Form):
    title = forms.CharField(label="Title", help_text="One sentence.")
    state = forms.ChoiceField(label="State", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    month = forms.CharField(label="Month", required=False)
    agreed = forms.BooleanField(label="Agreed")

    def clean(self) -> dict[str, Any]:
        self.add_error(None, "The plan is closed.")
        return self.cleaned_data


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


def test_text_in_the_readers_language_stands_alone() -> None:
    text = SimpleNamespace(title_es="Salvar vidas", title_en="Save lives", title_pt_br="", title_fr="")
    assert rendered("{% translated text 'title' %}", text=text) == "Save lives"


def test_an_unofficial_translation_is_marked() -> None:
    text = SimpleNamespace(title_es="", title_en="Save lives", title_pt_br="", title_fr="")
    assert "Unofficial translation" in rendered("{% translated text 'title' unofficial=True %}", text=text)


def test_a_field_ties_its_help_and_its_error_to_its_box() -> None:
    shown = rendered("{% field form.title %}", form=Note({}))
    assert 'aria-describedby="id_title_helptext id_title_error"' in shown
    assert shown.index('id="id_title_helptext"') < shown.index('id="id_title_error"') < shown.index("<input")


def test_a_group_of_choices_is_named_by_a_legend_and_keeps_its_error() -> None:
    shown = rendered("{% field form.state %}", form=Note({}))
    assert "<legend>State" in shown
    assert 'aria-describedby="id_state_error"' in shown


def test_only_optional_fields_say_so() -> None:
    assert "(optional)" in rendered("{% field form.month %}", form=Note())
    assert "(optional)" not in rendered("{% field form.title %}", form=Note())


def test_the_error_summary_leads_to_each_field_and_takes_focus() -> None:
    shown = rendered("{% error_summary form %}", form=Note({}))
    assert 'tabindex="-1" autofocus' in shown
    assert '<a href="#id_title">Title: ' in shown
    assert '<a href="#id_state_0">State: ' in shown
    assert "<li>The plan is closed.</li>" in shown


def test_a_form_without_errors_has_no_summary() -> None:
    assert rendered("{% error_summary form %}", form=Note()).strip() == ""


def test_applied_filters_are_words_that_can_be_removed() -> None:
    shown = rendered(
        "{% filter_panel results='2 of 26' applied=applied clear_url='/all' %}FIELDS{% endfilter_panel %}",
        applied=[{"label": "Late", "remove_url": "?organisation=iom"}],
    )
    assert 'href="?organisation=iom"' in shown
    assert "FIELDS" in shown
    assert "2 of 26" in shown
    assert 'href="/all"' in shown


def test_a_figure_without_an_address_is_no_link() -> None:
    assert "<a" not in rendered("{% figures all %}", all=[{"number": 3, "unit": "late"}])


def test_the_conflict_view_marks_only_what_differs() -> None:
    rows = [{"label": "A", "yours": "1", "theirs": "2"}, {"label": "B", "yours": "1", "theirs": "1"}]
    assert rendered("{% conflict_view rows %}", rows=rows).count('class="differs"') == 1


def test_the_timeline_shows_months_and_tells_them_in_a_table() -> None:
    points = [
        {"date": date(2026, 5, 1), "state": "done", "label": "Meeting of May"},
        {"date": date(2026, 8, 1), "state": "promised", "label": "Meeting of August"},
    ]
    with clock.stopped_at(datetime(2026, 6, 15, 12, tzinfo=UTC)):
        shown = rendered(
            "{% timeline points start end caption='B1.2' %}",
            points=points,
            start=date(2026, 5, 1),
            end=date(2026, 8, 1),
        )
    assert shown.count("month-planned") == 4
    assert shown.count("month-now") == 1
    assert "Done: 1" in shown
    assert "Missed" not in shown
    assert "<td>August 2026</td>" in shown


def test_bars_are_shares_of_the_longest_and_survive_nothing() -> None:
    bars = [{"label": "IOM", "value": 20}, {"label": "ILO", "value": 5}]
    assert 'width="25"' in rendered("{% bar_chart bars caption='x' %}", bars=bars)
    assert 'width="0"' in rendered("{% bar_chart bars caption='x' %}", bars=[{"label": "ILO", "value": 0}])


def test_a_tile_reads_out_its_country_and_a_territory_is_in_the_table_only() -> None:
    tiles = [
        {
            "code": "HN",
            "name": "Honduras",
            "figure": 3,
            "text": "3 pledges",
            "column": 3,
            "row": 3,
            "url": "/h",
        },
        {"code": "CW", "name": "Curaçao", "figure": 0},
    ]
    shown = rendered("{% tile_grid tiles caption='x' value_heading='Pledges' %}", tiles=tiles)
    assert 'aria-label="Honduras: 3 pledges"' in shown
    assert shown.count("Curaçao") == 1


def test_the_breadcrumb_starts_at_home_and_ends_where_one_is() -> None:
    shown = rendered("{% breadcrumb %}", breadcrumb=[("Work plan", "/en/work-plan/"), ("2023-2024", "")])
    assert '<a href="/en/">Home</a>' in shown
    assert '<span aria-current="page">2023-2024</span>' in shown


def test_a_page_without_breadcrumb_has_none() -> None:
    assert "crumbs" not in rendered("{% breadcrumb %}")


def test_messages_leave_the_session_of_a_newcomer_unopened() -> None:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    setattr(request, "_messages", SessionStorage(request))
    assert rendered("{% page_messages as all %}{{ all|length }}", request=request) == "0"
    assert not request.session.accessed


def test_the_words_of_a_page_are_escaped_unless_they_are_markup() -> None:
    shown = rendered("{% notice title=title %}<p>{{ text }}</p>{% endnotice %}", title="<i>", text="<script>")
    assert "<p>&lt;script&gt;</p>" in shown
    assert "&lt;i&gt;" in shown
