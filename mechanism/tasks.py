from celery import shared_task

from mechanism.actions import assisted, reminders, unfinished
from network_portal.common import doors


@shared_task
def remind_of_requests() -> None:
    with doors.through(doors.JOB):
        reminders.remind_of_requests()
        reminders.remind_of_appeals()


@shared_task
def forget_unfinished_registrations() -> None:
    with doors.through(doors.JOB):
        unfinished.forget_unfinished()
        assisted.forget_unconfirmed()
