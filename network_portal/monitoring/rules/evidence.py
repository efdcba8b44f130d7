"""How many files show what an update says, and until when they may change."""

from network_portal.monitoring.rules.updates import UpdateState

MOST_FILES = 5


def is_full(files: int) -> bool:
    return files >= MOST_FILES


def may_change_files(state: UpdateState) -> bool:
    """What was accepted stays as it was judged."""
    return state is not UpdateState.ACCEPTED


def is_kept_by_version(submissions: int) -> bool:
    """Whether a file that is taken away was sent before: that it was there stays known."""
    return submissions > 0
