from network_portal.common import clock
from network_portal.notifications.models import JobRun


def note_begun(task: str) -> None:
    JobRun.objects.update_or_create(task=task, defaults={"begun_at": clock.now(), "ended_at": None, "error": ""})


def note_ended(task: str, error: str = "") -> None:
    """`error` is the kind of error, without its words: they may name people."""
    JobRun.objects.filter(task=task).update(ended_at=clock.now(), error=error)
