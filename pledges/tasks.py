from celery import shared_task

from network_portal.common import doors
from network_portal.common.actors import SYSTEM
from pledges.actions import pledges
from pledges.actions.import_files import forget_old_files
from pledges.actions.import_work import work_on_imports as work


@shared_task(name="pledges.tasks.follow_plan")
def follow_plan() -> int:
    with doors.through(doors.JOB):
        return pledges.follow_plan(by=SYSTEM)


@shared_task(name="pledges.tasks.show_held_stages")
def show_held_stages() -> int:
    with doors.through(doors.JOB):
        return pledges.show_held_stages(by=SYSTEM)


@shared_task(name="pledges.tasks.work_on_imports")
def work_on_imports() -> None:
    with doors.through(doors.JOB):
        work()


@shared_task(name="pledges.tasks.forget_old_imports")
def forget_old_imports() -> None:
    with doors.through(doors.JOB):
        forget_old_files()
