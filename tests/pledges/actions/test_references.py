import pytest

from pledges.actions.references import forget_empty_years, hold_imports, take_reference
from pledges.models import ReferenceYear
from tests.factories import make_pledge

pytestmark = pytest.mark.django_db


def test_years_without_pledges_are_forgotten_and_what_imports_hold_stays():
    hold_imports()
    for year in (2023, 2024):
        take_reference(year)
    make_pledge(year=2023)
    forget_empty_years()
    assert set(ReferenceYear.objects.values_list("year", flat=True)) == {ReferenceYear.IMPORTS, 2023}
