import pytest

from pledges.rules.imports import FORGETTABLE, TO_DO, ImportState, may_become


@pytest.mark.parametrize(
    ("state", "following"),
    [
        ("waiting", "checked refused left"),
        ("checked", "confirmed left"),
        ("confirmed", "applied checked refused"),
        ("applied", ""),
        ("refused", ""),
        ("left", ""),
    ],
)
def test_what_an_import_may_become(state, following):
    found = {one.value for one in ImportState if may_become(ImportState(state), one)}
    assert found == set(following.split())


def test_nobody_leaves_and_no_time_ends_what_is_confirmed():
    assert {ImportState.WAITING, ImportState.CHECKED} == FORGETTABLE
    assert {ImportState.WAITING, ImportState.CONFIRMED} == TO_DO
