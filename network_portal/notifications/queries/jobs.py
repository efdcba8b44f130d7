from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from celery import current_app
from celery.schedules import maybe_schedule

from network_portal.notifications.models import JobRun

RUNS, WELL, FAILED, NEVER = "runs", "well", "failed", "never"


@dataclass(frozen=True)
class Job:
    """A line of the calendar: `name` is its English sentence, `next_at` what its rhythm says, from the
    last run or, before the first, from now."""

    name: str
    state: str
    begun_at: datetime | None
    error: str
    next_at: datetime


def jobs() -> list[Job]:
    """The whole calendar, in its order; one query."""
    runs = {run.task: run for run in JobRun.objects.all()}
    calendar = current_app.conf.beat_schedule.items()
    return [_job(name, entry["schedule"], runs.get(entry["task"])) for name, entry in calendar]


def _job(name: str, schedule: Any, run: JobRun | None) -> Job:
    rhythm: Any = maybe_schedule(schedule, app=current_app)
    now = rhythm.now()
    next_at = now + rhythm.remaining_estimate(run.begun_at if run else now) + timedelta(seconds=0.5)
    next_at = next_at.replace(microsecond=0)
    if run is None:
        return Job(name, NEVER, None, "", next_at)
    state = RUNS if run.ended_at is None else FAILED if run.error else WELL
    return Job(name, state, run.begun_at, run.error, next_at)
