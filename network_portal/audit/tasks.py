from celery import shared_task

from network_portal.audit import actions
from network_portal.common import doors


@shared_task
def forget_old_events() -> None:
    with doors.through(doors.JOB):
        actions.forget_old_events()
