from network_portal.knowledge.rules.hub_form import NOT_ASKED, HubPart, filled


def told(facts=None, **texts):
    return {part: (lines, is_words) for part, lines, is_words in filled(facts or {}, texts)}


def test_every_part_of_the_hub_stands_in_its_order():
    assert [part for part, _lines, _is_words in filled({}, {})] == list(HubPart)


def test_the_problem_stands_before_what_was_done_and_evidence_with_the_results():
    parts = told(done="Done", problem="Problem", evidence="Counted", results="Better")
    assert parts[HubPart.DETAILS] == (["Problem", "Done"], True)
    assert parts[HubPart.IMPACT] == (["Better", "Counted"], True)


def test_facts_are_no_words_of_the_practice_and_what_is_not_known_is_empty():
    parts = told({HubPart.COUNTRIES: ["Honduras"]})
    assert parts[HubPart.COUNTRIES] == (["Honduras"], False)
    assert parts[HubPart.COST] == ([], False)


def test_words_win_over_facts_of_the_same_part():
    assert told({HubPart.RESOURCES: ["https://example.org/"]}, resources="A guide")[HubPart.RESOURCES] == (
        ["A guide"],
        True,
    )


def test_what_the_hub_alone_asks_is_left_open():
    assert {part for part in NOT_ASKED if told(results="x", summary="y")[part][0]} == set()
