from datetime import UTC, date, datetime

from network_portal.common import clock
from tests.common.templatetags.rendering import rendered


def test_a_figure_without_an_address_is_no_link() -> None:
    assert "<a" not in rendered("{% figures all %}", all=[{"number": 3, "unit": "late"}])


def test_a_figure_of_thousands_does_not_read_like_a_year() -> None:
    assert "<b>2,024</b>" in rendered("{% figures all %}", all=[{"number": 2024, "unit": "pledges"}])


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
