import pytest
from django.core.exceptions import ValidationError

from network_portal.common.forms.several import SeveralRows
from network_portal.taxonomy.models import Objective
from tests.factories import make_objective

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("posted", ["9" * 22, str(2**63), "-1", "x", "٣", ""])
def test_what_no_row_can_be_called_is_not_offered(posted):
    field = SeveralRows(queryset=Objective.objects.all(), required=False)
    with pytest.raises(ValidationError) as refused:
        field.clean([str(make_objective(5).pk), posted])
    assert refused.value.code == "invalid_choice"


def test_rows_are_chosen_by_their_numbers():
    field = SeveralRows(queryset=Objective.objects.all(), required=False)
    chosen = [make_objective(number).pk for number in (5, 8)]
    assert sorted(one.pk for one in field.clean([str(pk) for pk in chosen])) == sorted(chosen)
    assert list(field.clean([])) == []
