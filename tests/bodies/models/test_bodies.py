import pytest
from django.db import IntegrityError, transaction

from network_portal.bodies.models import Body
from tests.factories import make_table

pytestmark = pytest.mark.django_db


def refused(**values) -> bool:
    try:
        with transaction.atomic():
            Body.objects.create(slug="another", name_en="Another", **values)
    except IntegrityError:
        return True
    return False


def test_numbers_and_parents_are_those_of_the_kind():
    table = make_table(4)
    Body.objects.create(slug="first", kind="sub_table", number=1, parent=table, name_en="First")
    assert refused(kind="working_table", number=4)
    assert refused(kind="working_table")
    assert refused(kind="liaison_table", number=1)
    assert refused(kind="liaison_table", parent=table)
    assert refused(kind="sub_table", number=2)
    assert refused(kind="sub_table", number=1, parent=table)
    assert not refused(kind="sub_table", number=2, parent=table)


def test_a_sub_table_of_another_table_may_have_the_same_number():
    for number in (3, 4):
        Body.objects.create(slug=f"s{number}", kind="sub_table", number=1, parent=make_table(number), name_en="First")
    assert Body.objects.filter(kind="sub_table", number=1).count() == 2
