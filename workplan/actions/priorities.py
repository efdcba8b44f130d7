import re
from collections.abc import Iterable

from django.db import transaction

from network_portal.audit.actions import changes_between, record
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.text_columns import in_columns, titles_of, write_titles
from network_portal.taxonomy.models import Objective
from workplan.actions.locks import lock_plan
from workplan.actions.requirements import check_titles
from workplan.models import Plan, Priority
from workplan.queries.plans import missing_priorities

PRIORITY_CODE = re.compile(r"([BT])([1-9][0-9]?)")


@transaction.atomic
def add_priority(
    *, by: Actor, plan: Plan, version: int, code: str, titles: dict[str, str], objectives: Iterable[Objective]
) -> Priority:
    """`code` is B or T and a number: B1 is basic, T1 thematic. `version` is the plan's; the priority
    returned has the plan with the next one.

    Raises DomainError: changed_meanwhile, plan_not_open, title_needed, priority_code_unreadable, priority_exists.
    """
    check_titles(titles)
    match = PRIORITY_CODE.fullmatch(code.strip().upper())
    if match is None:
        raise DomainError("priority_code_unreadable", field="code", written=code)
    fresh = lock_plan(plan, version)
    if fresh.priorities.filter(code=match[0]).exists():
        raise DomainError("priority_exists", field="code", priority=match[0])
    group = Priority.BASIC if match[1] == "B" else Priority.THEMATIC
    priority = Priority(plan=fresh, code=match[0], group=group, number=int(match[2]))
    write_titles(priority, titles)
    priority.save()
    priority.objectives.set(objectives)
    record("workplan.add_priority", by=by, target=priority)
    return priority


@transaction.atomic
def take_priorities(*, by: Actor, plan: Plan, version: int, earlier: Plan) -> list[Priority]:
    """Copy those of an earlier plan whose codes `plan` does not have; `version` is that of `plan`.

    Raises DomainError: changed_meanwhile, plan_not_open.
    """
    copies: list[Priority] = []
    for priority in missing_priorities(plan, earlier):
        copy = add_priority(
            by=by,
            plan=plan,
            version=version,
            code=priority.code,
            titles=titles_of(priority),
            objectives=priority.objectives.all(),
        )
        copy.marks = priority.marks
        copy.save(update_fields=["marks"])
        version = copy.plan.version
        copies.append(copy)
    return copies


@transaction.atomic
def change_priority(
    *, by: Actor, priority: Priority, version: int, titles: dict[str, str], objectives: Iterable[Objective]
) -> Priority:
    """`version` is the plan's. Raises DomainError: changed_meanwhile, plan_not_open, title_needed."""
    check_titles(titles)
    lock_plan(priority.plan, version)
    before = _described(priority)
    write_titles(priority, titles)
    priority.save()
    priority.objectives.set(objectives)
    after = _described(priority)
    changes = changes_between(before, after)
    record("workplan.change_priority", by=by, target=priority, changes=changes)
    return priority


def _described(priority: Priority) -> dict[str, object]:
    numbers = sorted(priority.objectives.values_list("number", flat=True))
    return {**in_columns("title", titles_of(priority)), "objectives": numbers}
