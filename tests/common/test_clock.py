from datetime import UTC, date, datetime

import pytest

from network_portal.common import clock


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 1, 1, 4, 59, 59, tzinfo=UTC), date(2025, 12, 31)),
        (datetime(2026, 1, 1, 5, 0, 0, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2028, 2, 29, 23, 0, 0, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2028, 3, 1, 4, 0, 0, tzinfo=UTC), date(2028, 2, 29)),
    ],
)
def test_the_networks_day_is_that_of_panama(instant, day):
    with clock.stopped_at(instant):
        assert clock.today() == day


@pytest.mark.parametrize("instant", [datetime.min, datetime.max])
@pytest.mark.parametrize("zone", ["America/Panama", "Pacific/Kiritimati", "UTC"])
def test_an_instant_at_the_edge_of_time_has_a_day_too(instant, zone, settings):
    settings.TIME_ZONE = zone
    assert clock.day_of(instant.replace(tzinfo=UTC)) == instant.date()


def test_the_clock_runs_again_after_the_block():
    with clock.stopped_at(datetime(2020, 1, 1, tzinfo=UTC)):
        assert clock.now().year == 2020
    assert clock.now().year > 2020
