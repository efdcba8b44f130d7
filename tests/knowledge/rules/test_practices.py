from network_portal.knowledge.rules.practices import lines_of, unknown_facts


def test_what_can_be_copied_is_a_list_however_it_was_marked():
    assert lines_of("- first\n\n• second \n3 offices\n") == ["first", "second", "3 offices"]


def test_what_nobody_told_is_named():
    assert "cost" in unknown_facts({"level": "national"})
    assert "level" not in unknown_facts({"level": "national"})
