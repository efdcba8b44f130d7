from celery import shared_task

from network_portal.common import doors
from network_portal.common.waiting_files import forget_old_files


@shared_task(name="workplan.tasks.forget_old_imports")
def forget_old_imports() -> None:
    with doors.through(doors.JOB):
        forget_old_files()
