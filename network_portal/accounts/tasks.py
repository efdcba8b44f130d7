from celery import shared_task

from network_portal.accounts.actions import people, sessions
from network_portal.common import doors


@shared_task
def remove_unconfirmed_accounts() -> None:
    with doors.through(doors.JOB):
        people.remove_unconfirmed_accounts()


@shared_task
def forget_ended_sessions() -> None:
    with doors.through(doors.JOB):
        sessions.forget_ended_sessions()
        sessions.forget_late_answers()
