"""`python -m tests.benchmarks.count PATH…`: queries and bytes of each address, uncached, as JSON lines.

`first_queries` are those of the first request after a change, `queries` those of the next.
"""

import json
import os
import sys

import brotli
import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def main(paths: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network_portal.settings")
    django.setup()
    client = Client(headers={"authorization": "Bench", "host": "127.0.0.1"})
    for path in paths:
        with CaptureQueriesContext(connection) as first:
            client.get(path)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        sent = len(brotli.compress(response.content, quality=5))
        counts = {"queries": len(queries), "first_queries": len(first)}
        print(json.dumps({"path": path, "status": response.status_code, "bytes": sent, **counts}))


if __name__ == "__main__":
    main(sys.argv[1:])
