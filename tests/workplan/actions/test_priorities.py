import pytest

from network_portal.audit.models import Event
from network_portal.common.errors import DomainError
from tests.factories import actor_with, make_objective, make_plan, make_priority
from workplan.actions.priorities import add_priority, change_priority, take_priorities
from workplan.models import Priority

pytestmark = pytest.mark.django_db
CO_CHAIR = actor_with("co_chair")


def add(plan, code):
    titles = {"es": "Prioridad", "en": "", "pt_br": "", "fr": ""}
    return add_priority(by=CO_CHAIR, plan=plan, version=plan.version, code=code, titles=titles, objectives=[])


def test_the_code_says_the_kind_and_the_plan_goes_on_to_its_next_version():
    first = add(make_plan(), " t3")
    assert (first.code, first.group, first.number) == ("T3", Priority.THEMATIC, 3)
    second = add(first.plan, "B12")
    assert (second.group, second.number, second.plan.version) == (Priority.BASIC, 12, 3)


@pytest.mark.parametrize(("code", "refused"), [("X1", "priority_code_unreadable"), ("B1", "priority_exists")])
def test_a_code_that_cannot_be_read_or_is_taken_is_refused(code, refused):
    plan = make_priority(make_plan()).plan
    with pytest.raises(DomainError) as error:
        add(plan, code)
    assert error.value.code == refused


def test_those_of_an_earlier_plan_are_taken_once_with_their_objectives_and_what_is_there_stays():
    earlier, plan = make_plan(), make_plan("2028-2029", state="draft")
    make_priority(earlier, "B1", title_es="Antes")
    before = make_priority(earlier, "T2", group=Priority.THEMATIC, title_es="Antes", marks={"es": "official"})
    before.objectives.add(make_objective(7))
    make_priority(plan, "B1", title_es="Nuevo")
    [taken] = take_priorities(by=CO_CHAIR, plan=plan, version=plan.version, earlier=earlier)
    assert (taken.code, taken.group, taken.title_es, taken.marks) == (
        "T2", Priority.THEMATIC, "Antes", {"es": "official"}
    )  # fmt: skip
    assert [objective.number for objective in taken.objectives.all()] == [7]
    assert plan.priorities.get(code="B1").title_es == "Nuevo"
    assert take_priorities(by=CO_CHAIR, plan=plan, version=taken.plan.version, earlier=earlier) == []


def test_a_priority_has_a_title_in_spanish_or_in_english():
    with pytest.raises(DomainError) as error:
        change_priority(
            by=CO_CHAIR, priority=make_priority(make_plan()), version=1, titles={"fr": "Priorité"}, objectives=[]
        )
    assert (error.value.code, error.value.field) == ("title_needed", "title_es")


def test_a_priority_names_other_objectives():
    priority = make_priority(make_plan(), title_es="Prioridad", marks={"en": "official", "es": "unofficial"})
    titles = {"es": "Otra", "en": priority.title_en, "pt_br": "", "fr": ""}
    change_priority(
        by=CO_CHAIR, priority=priority, version=1, titles=titles, objectives=[make_objective(8), make_objective(3)]
    )
    changes = Event.objects.get(verb="workplan.change_priority").changes
    assert changes == {"title_es": ["Prioridad", "Otra"], "objectives": [[], [3, 8]]}
    assert Priority.objects.get().marks == {"en": "official"}
