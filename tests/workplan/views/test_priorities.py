import pytest

from tests.factories import make_objective, make_plan, make_priority
from workplan.models import Priority

pytestmark = pytest.mark.django_db
PLAN = "/en/work-plan/2026-2027/"


def test_a_priority_gets_its_titles_and_objectives(co_chair):
    make_priority(make_plan())
    said = {"version": "1", "title_es": "Prioridad EXAMPLE", "objectives": [make_objective(8).pk]}
    assert co_chair.post(f"{PLAN}priorities/B1/", said).status_code == 302
    priority = Priority.objects.get()
    assert (priority.title_es, [one.number for one in priority.objectives.all()]) == ("Prioridad EXAMPLE", [8])
    assert co_chair.post(f"{PLAN}priorities/B1/", said).status_code == 302
    answer = co_chair.post(f"{PLAN}priorities/B1/", said | {"title_es": "Otra EXAMPLE"})
    assert answer.status_code == 409
    assert co_chair.get(f"{PLAN}priorities/B9/").status_code == 404


def test_a_new_plan_gets_its_priorities(co_chair):
    plan = make_plan()
    said = {"version": plan.version, "code": "t2", "title_es": "EXAMPLE inclusión", "objectives": []}
    assert co_chair.post(f"{PLAN}priorities/new/", said).status_code == 302
    priority = plan.priorities.get()
    assert (priority.code, priority.group, priority.number) == ("T2", "thematic", 2)
    again = co_chair.post(f"{PLAN}priorities/new/", said | {"version": plan.version + 1})
    assert again.status_code == 200
    assert plan.priorities.count() == 1


@pytest.mark.parametrize("code", ["", "X1", "B0", "T", "1.1"])
def test_a_code_that_cannot_be_read_is_refused_with_its_words_kept(co_chair, code):
    plan = make_plan()
    answer = co_chair.post(f"{PLAN}priorities/new/", {"version": plan.version, "code": code, "title_es": "Mi título"})
    assert answer.status_code == 200
    assert "Mi título" in answer.content.decode()
    assert plan.priorities.count() == 0
