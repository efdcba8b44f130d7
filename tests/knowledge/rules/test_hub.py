from datetime import date

import pytest

from network_portal.knowledge.rules.hub import hub_refusals

TODAY, BEFORE, AFTER = date(2026, 5, 20), date(2026, 5, 1), date(2026, 6, 1)
PAGE = "https://example.org/practice"


@pytest.mark.parametrize(
    ("state", "said", "refused"),
    [
        ("", {}, []),
        ("sent", {"sent_on": BEFORE}, []),
        ("sent", {}, [("hub_needs_day", "sent_on")]),
        ("published", {"address": PAGE}, []),
        ("published", {"sent_on": BEFORE, "published_on": TODAY, "address": PAGE}, []),
        ("published", {"sent_on": TODAY, "published_on": TODAY, "address": PAGE}, []),
        ("published", {"sent_on": BEFORE}, [("hub_needs_address", "address")]),
        ("sent", {"sent_on": AFTER}, [("hub_day_in_future", "sent_on")]),
        (
            "published",
            {"sent_on": TODAY, "published_on": BEFORE, "address": PAGE},
            [("hub_published_first", "published_on")],
        ),
    ],
)
def test_days_and_address_fit_the_state(state, said, refused):
    values = {"sent_on": None, "published_on": None, "address": ""} | said
    assert list(hub_refusals(state, **values, today=TODAY)) == refused
