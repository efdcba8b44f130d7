"""`make lighthouse`: Lighthouse's four scores of five public pages, as a slow phone sees them.

The production processes with the example data; Lighthouse's own phone with its simulated slow 4G. Each score is the
median of `LIGHTHOUSE_RUNS` runs; the whole reports stay below `.var/lighthouse/reports/`.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.run import ROOT, wait_for_answer

LIGHTHOUSE = "lighthouse@12.8.2"  # 13 needs a newer Node than Debian's
RUNS = int(os.environ.get("LIGHTHOUSE_RUNS", "3"))
PORT = int(os.environ.get("LIGHTHOUSE_PORT", "8793"))
LEAST = 95
AT_REST = 1000  # Lighthouse's own measure of the machine: below, its phone is slower than the one that it stands for
SCORES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"first-contentful-paint": "FCP", "largest-contentful-paint": "LCP", "total-blocking-time": "TBT"}
PAGES = {
    "home": "es/",
    "practices": "es/practices/",
    "practice": "es/practices/sao-paulo-municipal-council-of-immigrants/",
    "objective": "es/objectives/8/",
    "activity": "es/work-plan/2023-2024/activities/B1.1/",
}
HOUSE = ROOT / ".var" / "lighthouse"
REPORTS = HOUSE / "reports"
SITE = f"http://localhost:{PORT}"


def main() -> None:
    browser = need_tools()
    REPORTS.mkdir(parents=True, exist_ok=True)
    surroundings = os.environ | {"VAR_DIR": str(HOUSE / "portal"), "SITE_URL": SITE, "CHROME_PATH": browser}
    subprocess.run([sys.executable, "manage.py", "set_up"], cwd=ROOT, env=surroundings, check=True)
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "network_portal.wsgi", "-b", f"127.0.0.1:{PORT}", "-w", "2", "--preload"],
        cwd=ROOT,
        env=surroundings,
    )
    try:
        wait_for_answer(f"{SITE}/es/")
        failed = [name for name, path in PAGES.items() if not measured(name, path, surroundings)]
    finally:
        server.terminate()
        server.wait(15)
    if failed:
        raise SystemExit(f"below {LEAST}: {', '.join(failed)}. The reports say why: {REPORTS.relative_to(ROOT)}/")


def need_tools() -> str:
    browser = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome")
    wanted = {"Node.js 18.16 or newer with npx": shutil.which("npx"), "Chromium": browser}
    missing = [name for name, found in wanted.items() if not found]
    if missing:
        raise SystemExit(
            f"Lighthouse needs {' and '.join(missing)}. On Debian: sudo apt install nodejs npm chromium. "
            "Nothing else of the portal does."
        )
    return str(browser)


def measured(name: str, path: str, surroundings: dict[str, str]) -> bool:
    """Prints the page's line; whether each of its scores is high enough."""
    reports = [report(f"{name}-{run}", path, surroundings) for run in range(1, RUNS + 1)]
    scores = {score: middle(reports, "categories", score, "score") * 100 for score in SCORES}
    machine = median(one["environment"]["benchmarkIndex"] for one in reports)
    told = "  ".join(f"{score} {value:.0f}" for score, value in scores.items())
    times = "  ".join(f"{word} {middle(reports, 'audits', one, 'numericValue'):.0f} ms" for one, word in TIMES.items())
    weight = middle(reports, "audits", "total-byte-weight", "numericValue") / 1000
    is_met = min(scores.values()) >= LEAST
    verdict = (
        "met" if is_met else "MISSED" if machine >= AT_REST else "MISSED on a busy machine: ask again when it rests"
    )
    print(f"{name:<10}  {told}  {times}  {weight:.0f} KB  machine {machine:.0f}  {verdict}", flush=True)
    return is_met


def middle(reports: list[dict[str, Any]], kind: str, name: str, value: str) -> float:
    return median(float(one[kind][name][value] or 0) for one in reports)


def report(name: str, path: str, surroundings: dict[str, str]) -> dict[str, Any]:
    target = REPORTS / f"{name}.json"
    options = ["--output=json", f"--output-path={target}", "--quiet", "--chrome-flags=--headless=new --no-sandbox"]
    only = f"--only-categories={','.join(SCORES)}"
    command = ["npx", "--yes", LIGHTHOUSE, f"{SITE}/{path}", *options, only]
    done = subprocess.run(command, cwd=HOUSE, env=surroundings, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"Lighthouse did not finish with {path}:\n{done.stdout}{done.stderr}")
    found: dict[str, Any] = json.loads(Path(target).read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    main()
