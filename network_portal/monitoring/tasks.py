from celery import shared_task

from network_portal.common import doors
from network_portal.monitoring.actions import notices, rounds, waiting


@shared_task
def open_due_rounds() -> None:
    with doors.through(doors.JOB):
        rounds.open_due_rounds()


@shared_task
def close_due_rounds() -> None:
    with doors.through(doors.JOB):
        rounds.close_due_rounds()


@shared_task
def send_due_notices() -> None:
    with doors.through(doors.JOB):
        notices.send_due_notices()


@shared_task
def remind_of_what_waits() -> None:
    with doors.through(doors.JOB):
        waiting.remind_of_what_waits()
