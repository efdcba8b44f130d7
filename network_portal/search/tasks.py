from celery import shared_task

from network_portal.common import doors
from network_portal.search.actions import changes


@shared_task
def index_changes() -> None:
    with doors.through(doors.JOB):
        changes.index_changes()
