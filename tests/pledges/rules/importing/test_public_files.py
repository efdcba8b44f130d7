import pytest

from pledges.rules.importing.public_files import with_untold
from pledges.rules.importing.rows import PledgeRow

STORED = PledgeRow(organisation="HIDDEN", reporter="HIDDEN", partners=("ILO", "SECRET", "IOM"))
UNTOLD = {"HIDDEN", "SECRET"}


@pytest.mark.parametrize(
    "row, after",
    [
        (PledgeRow(partners=("ILO", "IOM")), STORED),
        (
            PledgeRow(organisation="IOM", reporter="ILO", partners=("ILO",)),
            PledgeRow(organisation="IOM", reporter="ILO", partners=("ILO", "SECRET")),
        ),
    ],
)
def test_what_a_public_file_may_not_tell_stays_as_it_was(row, after):
    assert with_untold(row, STORED, UNTOLD) == after


def test_what_it_may_tell_and_leaves_empty_is_taken_away():
    stored = PledgeRow(organisation="IOM", reporter="ILO", partners=("ILO",))
    assert with_untold(PledgeRow(), stored, UNTOLD) == PledgeRow()
