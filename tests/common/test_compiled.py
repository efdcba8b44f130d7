import pytest
from django.contrib.sessions.models import Session

from network_portal.common.compiled import as_text, compiled
from tests.factories import make_plan
from workplan.models import Plan

pytestmark = pytest.mark.django_db


def test_the_sql_is_made_once_and_the_answer_each_time():
    translated = []

    @compiled
    def plans_in(state):
        translated.append(state)
        return Plan.objects.rewrite(False).filter(state=state).values_list("slug", as_text("starts_on"))

    assert plans_in("in_force") == []
    plan = make_plan()
    assert plans_in(plan.state) == [(plan.slug, plan.starts_on.isoformat())]
    assert translated == ["in_force"]


def test_a_question_that_nothing_can_answer_is_not_asked(django_assert_num_queries):
    ask = compiled(lambda keys: Session.objects.filter(pk__in=keys).values_list("pk"))
    with django_assert_num_queries(0):
        assert ask(()) == []


def test_columns_whose_order_is_not_theirs_are_refused():
    with pytest.raises(TypeError):
        compiled(lambda: Plan.objects.values_list("slug", as_text("starts_on")))()
