"""`python -m tests.faults.scene SIZE`: opens a round for SIZE organisations; the outbox holds a call to each.

Prints the queries that the opening took, and its seconds.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.faults.settings")

import django

django.setup()

from django.db import connection  # noqa: E402

from network_portal.common.actors import SYSTEM  # noqa: E402
from network_portal.monitoring.actions.rounds import open_round  # noqa: E402
from tests.crowds import make_crowd  # noqa: E402
from tests.faults import guards  # noqa: E402


class Counted:
    queries = 0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.queries += 1
        return execute(*args)


if __name__ == "__main__":
    guards.prepare()
    planned, counted, begun = make_crowd(int(sys.argv[1])), Counted(), time.monotonic()
    with connection.execute_wrapper(counted):
        open_round(by=SYSTEM, round_=planned)
    print(json.dumps({"queries": counted.queries, "seconds": round(time.monotonic() - begun, 1)}))
