import pytest

from network_portal.monitoring.rules.drafters import may_send, may_write


@pytest.mark.parametrize(
    ("part", "is_drafter", "writes", "sends"),
    [
        ("link", False, True, True),
        ("drafting", True, True, False),
        ("drafting", False, False, False),
        ("focal_point", True, True, True),
        ("representative", True, True, True),
        ("member", False, True, True),
        ("member", True, True, False),
    ],
)
def test_who_only_drafts_does_not_send(part, is_drafter, writes, sends):
    assert (may_write(part, is_drafter), may_send(part, is_drafter)) == (writes, sends)
