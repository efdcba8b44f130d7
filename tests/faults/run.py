"""`make test-faults`: every trial at full size, a verdict a row. FAULTS_SIZE=small plays them small."""

import os
import signal
import sys
from collections.abc import Callable

from tests.faults import backups, messages, pages
from tests.faults.stage import TEMPLATE, Cluster, Stage, cluster, stage
from tests.faults.verdicts import SIZES, Size, Verdict

Trial = Callable[[Stage, Size], Verdict]
TRIALS: tuple[Trial, ...] = (
    messages.killed_workers,
    messages.killed_workers_without_doubt,
    messages.two_senders_without_claims,
    messages.wiped_queue_without_outbox,
    messages.bad_mail_server,
    messages.bad_mail_server_without_doubt,
    pages.redis_stopped,
    pages.redis_hanging,
    pages.redis_hanging_without_timeouts,
    pages.postgresql_restarted,
    pages.postgresql_restarted_without_transactions,
    pages.pairs_at_once,
    backups.backup_and_restore,
)


def play(trial: Trial, server: Cluster, size: Size) -> Verdict:
    with stage(server, TEMPLATE) as made:
        try:
            return trial(made, size)
        except TimeoutError as error:
            return Verdict(trial.__name__, "ends in time", f"waited in vain: {error}", False)


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started is ended
    size = SIZES[os.environ.get("FAULTS_SIZE", "full")]
    wanted = sys.argv[1:]
    verdicts = []
    with cluster() as server:
        for trial in TRIALS:
            if not wanted or trial.__name__ in wanted:
                verdicts.append(play(trial, server, size))
                print(verdicts[-1], flush=True)
    return 0 if all(verdict.holds for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
