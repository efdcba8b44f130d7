from celery import shared_task

from network_portal.common import doors
from network_portal.notifications import actions


@shared_task
def deliver_waiting() -> None:
    with doors.through(doors.JOB):
        actions.deliver_waiting()


@shared_task
def deliver_urgent() -> None:
    with doors.through(doors.JOB):
        actions.deliver_waiting(only_urgent=True)


@shared_task
def forget_old_bodies() -> None:
    with doors.through(doors.JOB):
        actions.forget_old_bodies()


@shared_task
def beat_heart() -> None:
    with doors.through(doors.JOB):
        actions.beat_heart()


@shared_task
def check_sending_domain() -> None:
    with doors.through(doors.JOB):
        actions.check_domain_that_sends()
