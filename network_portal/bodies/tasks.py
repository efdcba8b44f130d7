from celery import shared_task

from network_portal.bodies.actions import mandates, meeting_letters
from network_portal.common import doors


@shared_task
def end_terms_that_are_over() -> None:
    with doors.through(doors.JOB):
        mandates.end_terms_that_are_over()


@shared_task
def remind_of_minutes() -> None:
    with doors.through(doors.JOB):
        meeting_letters.remind_of_minutes()
