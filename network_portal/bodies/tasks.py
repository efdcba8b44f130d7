from celery import shared_task

from network_portal.bodies.actions import mandates
from network_portal.common import doors


@shared_task
def end_terms_that_are_over() -> None:
    with doors.through(doors.JOB):
        mandates.end_terms_that_are_over()
