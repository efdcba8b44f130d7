from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from network_portal.bodies.rules.zones import ZONES, instant


@pytest.mark.parametrize("zone", ZONES)
def test_every_zone_that_is_offered_exists(zone):
    assert ZoneInfo(zone).key == zone


def test_a_time_that_clocks_skip_is_none():
    assert instant(date(2026, 9, 6), time(0, 30), "America/Santiago") is None
    found = instant(date(2026, 9, 6), time(1, 30), "America/Santiago")
    assert found and found.isoformat() == "2026-09-06T04:30:00+00:00"
