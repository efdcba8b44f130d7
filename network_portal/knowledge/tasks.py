from celery import shared_task

from network_portal.common import doors
from network_portal.knowledge.actions import calls, clearances


@shared_task
def begin_calls() -> None:
    with doors.through(doors.JOB):
        calls.begin_calls()


@shared_task
def close_due_clearances() -> None:
    with doors.through(doors.JOB):
        clearances.close_due_clearances()
