import pytest

from network_portal.knowledge.rules.reviews import Criterion, may_be_published, may_review

YES = dict.fromkeys(Criterion, "yes")


@pytest.mark.parametrize(
    "reviews, needed, published",
    [
        ([], 1, False),
        ([YES], 1, True),
        ([YES], 2, False),
        ([YES, YES], 2, True),
        ([YES | {Criterion.TIMELY: "unclear"}], 1, True),
        ([YES | {Criterion.TIMELY: "no"}], 1, False),
        ([YES, YES | {Criterion.RELEVANT: "no"}], 1, False),
        ([{Criterion.TIMELY: "yes"}], 1, False),
    ],
)
def test_each_of_the_reviews_needed_answers_everything_and_nothing_with_no(reviews, needed, published):
    assert may_be_published(reviews, needed) is published


@pytest.mark.parametrize(
    "teams, bodies, wrote, may",
    [([], {7}, False, True), ([7], {7}, False, False), ([9], {7, 9}, False, False), ([8], {7}, True, False)],
)
def test_nobody_reviews_their_own(teams, bodies, wrote, may):
    assert may_review(teams, bodies, wrote=wrote) is may
