import pytest
from django.core.management import call_command

from network_portal.audit.models import Event
from workplan.models import Activity, Plan

pytestmark = pytest.mark.django_db


def test_loading_again_changes_nothing_and_asks_one_question(django_assert_num_queries):
    for command in ("load_taxonomy", "load_organisations", "load_work_plans"):
        call_command(command, verbosity=0)
    before = (list(Plan.objects.values()), list(Activity.objects.values()), Event.objects.count())
    with django_assert_num_queries(3):  # savepoint, question, release
        call_command("load_work_plans", verbosity=0)
    assert (list(Plan.objects.values()), list(Activity.objects.values()), Event.objects.count()) == before


def test_the_plan_came_through_the_importer():
    for command in ("load_taxonomy", "load_organisations", "load_work_plans"):
        call_command(command, verbosity=0)
    assert Event.objects.get(verb="workplan.import_plan").changes == {"added": [0, 26], "changed": [0, 0]}
    assert Event.objects.filter(verb="workplan.close_plan").count() == 1
