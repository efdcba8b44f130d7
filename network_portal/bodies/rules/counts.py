"""What may be told in public of how many sit somewhere: who chose to be seen exactly, the others in few totals."""

from collections.abc import Mapping

LEAST_TOLD = 10


def may_be_told(cells: Mapping[str, int]) -> dict[str, int]:
    """Of totals of those who did not choose to be seen, what singles nobody out: full tens, so `at least`.

    Cells of less than ten are left out whether or not they are empty, and no total of all cells is ever told: nobody
    can take the others from it. Of what is beyond full tens nothing is told, because the day on which a listed
    organisation withdraws would otherwise tell by one more among the others that it stayed, and where it is.
    """
    return {place: count // LEAST_TOLD * LEAST_TOLD for place, count in cells.items() if count >= LEAST_TOLD}
