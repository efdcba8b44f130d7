import pytest

from mechanism.rules.recommendations import PUBLIC, RecommendationState, is_public, number_in, reached, reference_of


@pytest.mark.parametrize("step", PUBLIC)
@pytest.mark.parametrize("state", PUBLIC)
def test_a_step_never_leads_back(state, step):
    after = reached(state, step)
    assert after in (state, step)
    assert PUBLIC.index(after) == max(PUBLIC.index(state), PUBLIC.index(step))


def test_drafts_and_withdrawn_ones_are_nobodys():
    assert not is_public(RecommendationState.DRAFT) and not is_public(RecommendationState.WITHDRAWN)
    with pytest.raises(ValueError, match="not in"):
        reached(RecommendationState.DRAFT, RecommendationState.ADDRESSED)


def test_a_reference_tells_table_year_and_number():
    assert reference_of(2, 2026, 9) == "WT2-2026-10"
    assert number_in("WT2-2026-10") == 10
