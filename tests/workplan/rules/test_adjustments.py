import pytest

from workplan.rules.adjustments import Aspect, adjusted, part_of

SAID = {
    "schedule_kind": "month",
    "schedule_value": "2026-08",
    "deliverables": ["2026-08-31"],
    "priority": "B1",
    "objectives": [8],
    "implementing": ["iom"],
    "supporting": [],
    "support_kind": "network",
    "title_en": "Title",
    "reporter": "iom",
}


@pytest.mark.parametrize(
    ("changed", "aspects"),
    [
        ({}, ()),
        ({"title_en": "Other", "reporter": "eclac"}, ()),
        ({"schedule_value": "2026-09"}, (Aspect.SCHEDULE,)),
        ({"deliverables": []}, (Aspect.SCHEDULE,)),
        ({"objectives": [8, 9]}, (Aspect.SCOPE,)),
        ({"implementing": ["eclac"], "schedule_kind": "none"}, (Aspect.SCHEDULE, Aspect.SCOPE)),
    ],
)
def test_what_an_adjustment_is(changed, aspects):
    assert adjusted({name: [SAID[name], value] for name, value in changed.items()}) == aspects


def test_a_schedule_is_kept_whole_and_a_mended_word_not_at_all():
    after = SAID | {"schedule_value": "2026-09", "title_en": "Other"}
    assert part_of(SAID, after) == {"schedule_kind": ["month", "month"], "schedule_value": ["2026-08", "2026-09"]}
