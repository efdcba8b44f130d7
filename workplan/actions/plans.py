from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from network_portal.audit.actions import changes_between, record
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.text_columns import in_columns, titles_of, write_titles
from workplan.actions.locks import lock_plan
from workplan.actions.requirements import check_address, check_titles
from workplan.models import Plan
from workplan.rules.plans import EARLIEST_YEAR, LONGEST_YEARS, is_plausible


@dataclass(frozen=True)
class PlanValues:
    """Title in each language, days and the plan's own calendar of meetings and rounds."""

    titles: dict[str, str]
    starts_on: date
    ends_on: date
    counted_from: date
    meeting_months: tuple[int, ...]
    round_months: tuple[int, ...]


@transaction.atomic
def create_plan(*, by: Actor, slug: str, values: PlanValues, is_example: bool = False) -> Plan:
    """A draft without activities. Raises DomainError: plan_exists, address_of_another_page, title_needed,
    months_needed, plan_ends_first, plan_days_implausible, counted_outside_plan."""
    check_address(slug)
    if Plan.objects.filter(slug=slug).exists():
        raise DomainError("plan_exists", field="slug", plan=slug)
    plan = Plan(slug=slug, is_example=is_example)
    try:
        with transaction.atomic():
            _write(plan, values)
    except IntegrityError as taken:  # by somebody else, at this very moment
        raise DomainError("plan_exists", field="slug", plan=slug) from taken
    record("workplan.create_plan", by=by, target=plan)
    return plan


@transaction.atomic
def change_plan(*, by: Actor, plan: Plan, version: int, values: PlanValues) -> Plan:
    """Raises DomainError: changed_meanwhile, plan_not_open, title_needed, months_needed, plan_ends_first,
    plan_days_implausible, counted_outside_plan."""
    fresh = lock_plan(plan, version)
    before = _described(fresh)
    _write(fresh, values)
    after = _described(fresh)
    changes = changes_between(before, after)
    record("workplan.change_plan", by=by, target=fresh, changes=changes)
    return fresh


def _write(plan: Plan, values: PlanValues) -> None:
    check_titles(values.titles)
    if not values.meeting_months:
        raise DomainError("months_needed", field="meeting_months")
    if not values.round_months:
        raise DomainError("months_needed", field="round_months")
    for refusal in day_refusals(values.starts_on, values.ends_on, values.counted_from):
        raise refusal
    write_titles(plan, values.titles)
    plan.starts_on, plan.ends_on, plan.counted_from = values.starts_on, values.ends_on, values.counted_from
    plan.meeting_months, plan.round_months = list(values.meeting_months), list(values.round_months)
    plan.save()


def day_refusals(starts_on: date, ends_on: date, counted_from: date | None) -> Iterator[DomainError]:
    """All that speaks against the days of a plan; `counted_from` None: not known yet."""
    if ends_on <= starts_on:
        yield DomainError("plan_ends_first", field="ends_on")
    elif counted_from and not starts_on <= counted_from <= ends_on:
        yield DomainError("counted_outside_plan", field="counted_from")
    if not is_plausible(starts_on, ends_on):
        yield DomainError("plan_days_implausible", field="starts_on", first=EARLIEST_YEAR, most=LONGEST_YEARS)


def _described(plan: Plan) -> dict[str, object]:
    titles: dict[str, object] = {**in_columns("title", titles_of(plan))}
    days = {name: getattr(plan, name).isoformat() for name in ("starts_on", "ends_on", "counted_from")}
    return titles | days | {"meeting_months": plan.meeting_months, "round_months": plan.round_months}
