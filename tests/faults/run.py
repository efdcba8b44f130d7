"""`make test-faults`: every trial at full size, a verdict a row. FAULTS_SIZE=small plays them small."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator

from tests.faults import messages
from tests.faults.stage import Stage, command, services, stage
from tests.faults.verdicts import SIZES, Size, Verdict

Trial = Callable[[Stage, Size], Verdict]
TRIALS: tuple[Trial, ...] = (
    messages.killed_workers,
    messages.killed_workers_without_doubt,
    messages.two_senders_without_claims,
    messages.wiped_queue_without_outbox,
    messages.bad_mail_server,
    messages.bad_mail_server_without_doubt,
)
TEMPLATE = "trial_template"


@contextlib.contextmanager
def server_with_template() -> Iterator[str]:
    """A PostgreSQL with one migrated database, of which each trial takes a copy."""
    with services.postgresql() as server:
        command(server, f"CREATE DATABASE {TEMPLATE}")
        with stage(server) as made:
            template = server.rsplit("/", 1)[0] + f"/{TEMPLATE}"
            made.run("manage.py", "migrate", "-v0", DATABASE_URL=template, REDIS_URL="")
        yield server


def play(trial: Trial, server: str, size: Size) -> Verdict:
    with stage(server, TEMPLATE) as made:
        return trial(made, size)


def main() -> int:
    size = SIZES[os.environ.get("FAULTS_SIZE", "full")]
    wanted = sys.argv[1:]
    verdicts = []
    with server_with_template() as server:
        for trial in TRIALS:
            if not wanted or trial.__name__ in wanted:
                verdicts.append(play(trial, server, size))
                print(verdicts[-1], flush=True)
    return 0 if all(verdict.holds for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
