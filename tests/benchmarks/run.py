"""`make bench`: the production processes, measured page by page beside a bare view of the same kind."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.load import Figures, ask, need_wrk
from tests.benchmarks.pages import PAGES, Page

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "2"))
PLEDGES_A_ROW = 10  # of the largest scale there are 100,000
SCALES = [int(scale) for scale in os.environ.get("BENCH_SCALES", "25,1000,10000").split(",")]
PORTAL, BARE = 8791, 8792
ROOT = Path(__file__).resolve().parents[2]


LARGEST_PLAN = """
from django.db.models import Count
from workplan.models import Plan
plan = Plan.objects.annotate(size=Count("activities")).order_by("-size").first()
print(plan.slug, plan.activities.order_by("position")[plan.size // 2].code)
"""


def main() -> None:
    need_wrk()
    rows: list[dict[str, Any]] = []
    for scale in SCALES:
        plan, code = prepare(scale)
        ours, bare = "network_portal.wsgi:application", "tests.benchmarks.bare.app:application"
        with server(ours, PORTAL), server(bare, BARE):
            rows += [measure(page, scale, plan, code) for page in PAGES]
    report(rows)
    save(rows)


def prepare(scale: int) -> tuple[str, str]:
    """An example plan of `scale` activities and as many organisations; answers its address and the code of its middle
    activity."""
    manage("flush", "--no-input")
    manage("set_up")
    many = str(scale * PLEDGES_A_ROW)
    manage(
        "seed", "--scale", str(max(50, scale)), "--plan-activities", str(scale), "--pledges", many, "--practices", many
    )
    manage("shell", "-c", "from django.core.cache import caches; caches['pages'].clear()")
    plan, code = manage("shell", "-v0", "-c", LARGEST_PLAN).strip().splitlines()[-1].split()
    return plan, code


def manage(*words: str) -> str:
    done = subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"manage.py {' '.join(words)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


@contextmanager
def server(application: str, port: int) -> Iterator[None]:
    where = ["-b", f"127.0.0.1:{port}", "-w", "2", "--log-level", "error"]
    process = subprocess.Popen([sys.executable, "-m", "gunicorn", application, *where], cwd=ROOT)
    try:
        wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait(15)


def wait_for(port: int) -> None:
    wait_for_answer(f"http://127.0.0.1:{port}/" + ("en/" if port == PORTAL else "fixed/"))


def wait_for_answer(address: str) -> None:
    for _attempt in range(100):
        try:
            urllib.request.urlopen(address, timeout=5).read()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"nothing answered on {address}")


def measure(page: Page, scale: int, plan: str, code: str) -> dict[str, Any]:
    path = page.path.format(plan=plan, code=code)
    ours, bare = f"http://127.0.0.1:{PORTAL}{path}", f"http://127.0.0.1:{BARE}/{page.beside}/"
    ask(ours, seconds=1, cached=page.cached)
    pairs = [
        (ask(bare, seconds=SECONDS, cached=True), ask(ours, seconds=SECONDS, cached=page.cached))
        for _round in range(ROUNDS)
    ]
    return {
        "page": page.name,
        "activities": scale,
        "path": path,
        **figures(pairs),
        **counted(path),
        **aims(page, pairs),
    }


def figures(pairs: list[tuple[Figures, Figures]]) -> dict[str, float]:
    return {
        "per_second": median(ours.per_second for _bare, ours in pairs),
        "p50_ms": median(ours.p50_ms for _bare, ours in pairs),
        "p99_ms": median(ours.p99_ms for _bare, ours in pairs),
        "bare_per_second": median(bare.per_second for bare, _ours in pairs),
        "errors": sum(ours.errors for _bare, ours in pairs),
        "times_bare": times_bare(pairs),
    }


def times_bare(pairs: list[tuple[Figures, Figures]]) -> float:
    """The cost of a page in times of the bare view's, pair by pair; one that never answered counts as once a second."""
    return median(bare.per_second / max(ours.per_second, 1.0) for bare, ours in pairs)


def aims(page: Page, pairs: list[tuple[Figures, Figures]]) -> dict[str, Any]:
    times = times_bare(pairs)
    if page.most_times is not None:
        return {"aim": f"≤ {page.most_times} times", "met": times <= page.most_times}
    if page.least_share is not None:
        return {"aim": f"≥ {page.least_share} of its rate", "met": 1 / times >= page.least_share}
    return {"aim": "", "met": None}


def counted(path: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.count", path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    line: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return {name: line[name] for name in ("queries", "first_queries", "bytes", "status")}


def report(rows: list[dict[str, Any]]) -> None:
    smallest = {row["page"]: row["p50_ms"] for row in rows if row["activities"] == SCALES[0]}
    columns = (
        ("rows", 7),
        ("req/s", 8),
        ("p50", 8),
        ("p99", 8),
        ("queries", 9),
        ("first", 7),
        ("bytes", 8),
        ("× bare", 8),
        ("× small", 9),
    )
    print(f"{'page':<22}" + "".join(f"{name:>{width}}" for name, width in columns) + "  aim")
    for row in rows:
        growth = row["p50_ms"] / smallest[row["page"]]
        met = {True: "met", False: "MISSED", None: ""}[row["met"]]
        print(
            f"{row['page']:<22}{row['activities']:>7}{row['per_second']:>8.0f}{row['p50_ms']:>8.2f}{row['p99_ms']:>8.2f}"
            f"{row['queries']:>9}{row['first_queries']:>7}{row['bytes']:>8}{row['times_bare']:>8.2f}{growth:>9.2f}"
            f"  {row['aim']} {met}"
        )


def save(rows: list[dict[str, Any]]) -> None:
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    folder = ROOT / ".var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{commit[:12] or 'uncommitted'}.json"
    target.write_text(json.dumps({"commit": commit, "rounds": ROUNDS, "seconds": SECONDS, "rows": rows}, indent=1))
    print(f"saved: {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
