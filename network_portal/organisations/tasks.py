from celery import shared_task

from network_portal.common import doors
from network_portal.organisations.actions import invitations


@shared_task
def forget_ended_invitations() -> None:
    with doors.through(doors.JOB):
        invitations.forget_ended_invitations()
