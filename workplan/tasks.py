from celery import shared_task

from workplan.actions.import_files import forget_old_files


@shared_task(name="workplan.tasks.forget_old_imports")
def forget_old_imports() -> None:
    forget_old_files()
