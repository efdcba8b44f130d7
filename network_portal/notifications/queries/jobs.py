from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from celery import current_app
from celery.schedules import maybe_schedule

from network_portal.notifications.models import JobRun

RUNS, WELL, FAILED, NEVER = "runs", "well", "failed", "never"


@dataclass(frozen=True)
class Job:
    """A line of the calendar: `name` is its English sentence, `next_at` None until it has run once."""

    name: str
    state: str
    begun_at: datetime | None
    error: str
    next_at: datetime | None


def jobs() -> list[Job]:
    """The whole calendar, in its order; one query."""
    runs = {run.task: run for run in JobRun.objects.all()}
    calendar = current_app.conf.beat_schedule.items()
    return [_job(name, entry["schedule"], runs.get(entry["task"])) for name, entry in calendar]


def _job(name: str, schedule: Any, run: JobRun | None) -> Job:
    if run is None:
        return Job(name, NEVER, None, "", None)
    state = RUNS if run.ended_at is None else FAILED if run.error else WELL
    rhythm: Any = maybe_schedule(schedule, app=current_app)
    next_at = rhythm.now() + rhythm.remaining_estimate(run.begun_at) + timedelta(seconds=0.5)
    return Job(name, state, run.begun_at, run.error, next_at.replace(microsecond=0))
