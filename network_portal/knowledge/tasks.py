from celery import shared_task

from network_portal.common import doors
from network_portal.knowledge.actions import clearances


@shared_task
def close_due_clearances() -> None:
    with doors.through(doors.JOB):
        clearances.close_due_clearances()
