"""`make bench`, second part: a round opened for thousands, and its calls delivered by the real worker.

Beside it: the same number of mails of the same size, sent bare by one process on one connection.
"""

import json
import os
import smtplib
import subprocess
import time
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from tests.faults.sink import taken_by
from tests.faults.stage import ROOT, TEMPLATE, Cluster, Stage, cluster, stage, wait_until

SIZES = [int(size) for size in os.environ.get("BENCH_MAILS", "1000,10000").split(",")]
WITHIN_SECONDS = 300


def main() -> None:
    with cluster() as server:
        rows = [measure(server, size) for size in SIZES]
    names = (("mails", 7), ("queries to open", 17), ("s to open", 11), ("s to deliver", 14), ("per s", 8))
    print("".join(f"{name:>{width}}" for name, width in (*names, ("bare per s", 12), ("ratio", 8))) + "  aim")
    for row in rows:
        met = "met" if row["met"] else "MISSED"
        print(
            f"{row['mails']:>7}{row['queries']:>17}{row['open_seconds']:>11.1f}{row['seconds']:>14.1f}"
            f"{row['per_second']:>8.0f}{row['bare_per_second']:>12.0f}{row['times_bare']:>8.2f}  {row['aim']} {met}"
        )
    save(rows)


def measure(server: Cluster, size: int) -> dict[str, Any]:
    with stage(server, TEMPLATE) as played:
        opened = json.loads(played.run("-m", "tests.faults.scene", str(size)))
        played.sink()
        bare = size / seconds_bare(played, size)
        played.journal.write_text("")
        seconds = seconds_delivered(played, size)
    return {
        "mails": size,
        "queries": opened["queries"],
        "open_seconds": opened["seconds"],
        "seconds": seconds,
        "per_second": size / seconds,
        "bare_per_second": bare,
        "times_bare": bare * seconds / size,
        "aim": f"≤ {WITHIN_SECONDS} s",
        "met": seconds <= WITHIN_SECONDS,
    }


def seconds_delivered(played: Stage, size: int) -> float:
    """From the start of worker and beat to the last row marked as sent."""
    played.redis()
    begun = time.monotonic()
    played.worker()
    played.beat()
    wait_until(lambda: len(taken_by(played.journal)) >= size and played.waiting() == 0, 3600, "every mail left")
    return time.monotonic() - begun


def seconds_bare(played: Stage, size: int) -> float:
    """No database, no rows, no marks: what the mail server and the line allow."""
    text, html = played.ask("SELECT text, html FROM notifications_message ORDER BY id LIMIT 1")[0]
    begun = time.monotonic()
    with smtplib.SMTP("127.0.0.1", played.sink_port) as line:
        for number in range(size):
            mail = EmailMessage()
            mail["Subject"], mail["From"], mail["To"] = "EXAMPLE", "portal@bare.example", f"person{number}@bare.example"
            mail["Message-ID"] = f"<{number}@bare.example>"
            mail.set_content(text)
            mail.add_alternative(html, subtype="html")
            line.send_message(mail)
    return time.monotonic() - begun


def save(rows: list[dict[str, Any]]) -> None:
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    target = Path(ROOT, ".var", "bench", f"{commit[:12] or 'uncommitted'}-mails.json")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps({"commit": commit, "rows": rows}, indent=1))
    print(f"saved: {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
