from datetime import date

import pytest

from pledges.rules.contradictions import contradictions

TAKES_PART = {"organisation": "IOM", "partners": ["ILO"], "reporter": "ILO"}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, []),
        ({"concern": "mixed"}, []),
        ({"concern": "refugees"}, [("refugees_only", "concern")]),
        ({"starts_on": "2027-01-02", "deadline": "2027-01-01"}, [("deadline_before_start", "deadline")]),
        ({"starts_on": date(2027, 1, 1), "deadline": date(2027, 1, 1)}, []),
        ({"starts_on": "2027-01-02", "deadline": ""}, []),
        ({"starts_on": date(202, 1, 1)}, [("day_far_away", "starts_on")]),
        ({"starts_on": "2000-01-01", "deadline": "2100-12-31"}, []),
        (
            {"starts_on": "1999-12-31", "deadline": "2101-01-01"},
            [("day_far_away", "starts_on"), ("day_far_away", "deadline")],
        ),
        ({"matches": 1, "pledge": 1}, [("matches_itself", "matches")]),
        ({"matches": "", "pledge": ""}, []),
        ({"organisation": 1, "partners": [1, 2]}, [("partner_is_itself", "partners")]),
        ({"organisation": "IOM", "reporter": "ECLAC"}, [("reporter_elsewhere", "reporter")]),
        ({"organisation": "IOM", "reporter": "IOM", "kind": "individual"}, []),
        (TAKES_PART, []),
        (TAKES_PART | {"kind": "common"}, []),
        (TAKES_PART | {"kind": "partnership"}, []),
        (TAKES_PART | {"kind": "individual"}, [("reporter_elsewhere", "reporter")]),
        (TAKES_PART | {"kind": "matching"}, [("reporter_elsewhere", "reporter")]),
        ({"partners": ["ILO"], "reporter": "ECLAC"}, []),  # nobody knows yet who pledges
    ],
)
def test_what_speaks_against_a_pledge_is_named_with_its_field(values, found):
    assert list(contradictions(values)) == found
