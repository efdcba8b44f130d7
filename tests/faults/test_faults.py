"""The trials small, each as it stands in `run.py`; at full size they belong to `make test-faults`."""

from dataclasses import replace

import pytest

from tests.faults import messages, pages
from tests.faults.run import play
from tests.faults.stage import cluster
from tests.faults.verdicts import SMALL

pytestmark = pytest.mark.services
QUICK = replace(SMALL, notices=120, control=40, kills=2, restarts=1, seconds=1.5)
TRIALS = (
    messages.killed_workers,
    messages.killed_workers_without_doubt,
    messages.bad_mail_server,
    pages.redis_hanging,
    pages.postgresql_restarted,
)


@pytest.fixture(scope="session")
def server():
    with cluster() as made:
        yield made


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.__name__)
def test_the_portal_survives(trial, server):
    verdict = play(trial, server, QUICK)
    assert verdict.holds, str(verdict)
