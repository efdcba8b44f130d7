from celery import shared_task

from network_portal.common import doors
from network_portal.common.files import remove_orphans


@shared_task
def remove_orphaned_files() -> None:
    with doors.through(doors.JOB):
        remove_orphans()
