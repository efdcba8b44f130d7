from network_portal.knowledge.rules.sections import REQUIRED, missing


def test_a_new_practice_needs_every_part():
    assert missing({"title": "x"}, {}) == tuple(name for name in REQUIRED if name != "title")


def test_a_change_empties_nothing_and_may_leave_unknown_what_nobody_knew():
    assert missing({"title": "x", "done": ""}, {"title": "x", "done": "y", "problem": ""}) == ("done",)
