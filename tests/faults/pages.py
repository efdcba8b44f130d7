"""Trials of the pages: Redis gone or hanging, PostgreSQL restarted hard, two people at once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

from tests.faults.stage import ROOT, Player, Stage, wait_until
from tests.faults.verdicts import Size, Verdict
from tests.faults.visitors import Visitors

Change = Callable[[Player], None]
RESET, SIGN_UP = "/en/accounts/password/reset/", "/en/accounts/signup/"
# What a sign-up writes, all of it or nothing: person, address, confirming mail.
HALF_WRITTEN = """
SELECT count(*) FROM accounts_user u
WHERE NOT EXISTS (SELECT 1 FROM account_emailaddress a WHERE a.user_id = u.id)
OR NOT EXISTS (SELECT 1 FROM notifications_message m WHERE m.address = u.email AND m.kind = 'accounts.confirm_email')
"""


def redis_stopped(stage: Stage, size: Size) -> Verdict:
    return _redis_away(stage, size, "Redis stopped", lambda redis: redis.kill(), lambda redis: redis.start())


def redis_hanging(stage: Stage, size: Size) -> Verdict:
    hang, go_on = (lambda redis: redis.kill(signal.SIGSTOP)), (lambda redis: redis.kill(signal.SIGCONT))
    return _redis_away(stage, size, "Redis hanging", hang, go_on)


def redis_hanging_without_timeouts(stage: Stage, size: Size) -> Verdict:
    """Control: cache and queue are waited for."""
    redis = stage.redis()
    visitors = _askers(stage, size, FAULTS_WITHOUT="timeouts")
    with visitors.at_work():
        time.sleep(1)
        redis.kill(signal.SIGSTOP)
        time.sleep(3)
        redis.kill(signal.SIGCONT)
    p95, failed = visitors.slowest(0.95), visitors.failed()
    measured = f"p95 {p95 * 1000:.0f} ms, {failed} failed of {len(visitors.answers)}"
    fault = "the fault shows: p95 over 500 ms, or answers that fail"
    return Verdict("… control: cache and queue waited for", fault, measured, p95 > 0.5 or failed > 0)


def postgresql_restarted(stage: Stage, size: Size) -> Verdict:
    back = _restarts(stage, size, size.restarts)
    half, people = _half_written(stage)
    longest = max(back)
    measured = f"{half} half-written of {people}, first good page after {longest:.1f} s, {size.restarts} restarts"
    promise = "0 half-written changes, first good page ≤ 5 s after it is back"
    return Verdict("PostgreSQL killed under requests", promise, measured, half == 0 and people > 0 and longest <= 5)


def postgresql_restarted_without_transactions(stage: Stage, size: Size) -> Verdict:
    """Control: each row for itself."""
    _restarts(stage, size, 3, FAULTS_WITHOUT="transactions")
    half, people = _half_written(stage)
    fault = "the fault shows: more than 0 half-written"
    return Verdict("… control: no transactions", fault, f"{half} half-written of {people}", half > 0)


def pairs_at_once(stage: Stage, size: Size) -> Verdict:
    """Fifty pairs save one update each; the same file shows first that without the lock both win."""
    words = [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", "tests/monitoring/actions/test_races.py"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment |= {"DATABASE_URL": stage.database, "VAR_DIR": str(stage.folder)}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True)
    good = done.returncode == 0 and "skipped" not in done.stdout
    measured = "50 winners, 50 told; both won 5 of 5 times without" if good else done.stdout.strip()[-200:]
    return Verdict("50 pairs save one update at once", "one winner each; without the lock both win", measured, good)


def _redis_away(stage: Stage, size: Size, trial: str, go: Change, come: Change) -> Verdict:
    redis = stage.redis()
    stage.sink()
    stage.worker()
    stage.beat()
    visitors = _askers(stage, size)
    visitors.warm_up()
    with visitors.at_work():
        time.sleep(2)
        gone = time.monotonic()
        go(redis)
        time.sleep(size.seconds)
        come(redis)
        time.sleep(1)
    out = wait_until(lambda: stage.waiting() == 0, 130, "all mail is out")
    tally, p95, failed = stage.tally(), visitors.slowest(0.95, since=gone), visitors.failed()
    slowest = visitors.slowest(1, since=gone)
    measured = (
        f"{failed} of {len(visitors.answers)} failed, p95 {p95 * 1000:.0f} ms (slowest {slowest * 1000:.0f}), "
        f"{tally['messages']} mails out after {out:.0f} s, {tally['lost']} lost"
    )
    promise = "0 of 5xx, p95 ≤ 500 ms, all mail out within 2 minutes"
    good = failed == 0 and p95 <= 0.5 and out <= 120 and tally["messages"] > 0 and not tally["lost"] + tally["twice"]
    return Verdict(f"{trial} for {size.seconds:.0f} s", promise, measured, good)


def _askers(stage: Stage, size: Size, **environment: str) -> Visitors:
    site = stage.web(**environment)
    return Visitors(site, size.requests, RESET, lambda number: {"email": f"visitor{number}@crowd.example"})


def _restarts(stage: Stage, size: Size, times: int, **environment: str) -> list[float]:
    assert stage.cluster
    stage.redis()
    fields = {"password1": "correct horse battery staple", "name": "EXAMPLE"}
    visitors = Visitors(
        stage.web(**environment),
        2 * size.requests,
        SIGN_UP,
        lambda number: {**fields, "email": f"new{number}@crowd.example"},
    )
    back = []
    with visitors.at_work():
        for _time in range(times):
            time.sleep(2)
            stage.cluster.kill()
            time.sleep(0.5)
            stage.cluster.start()
            back.append(wait_until(lambda: visitors.look().status == 200, 60, "a good page"))
    return back


def _half_written(stage: Stage) -> tuple[int, int]:
    return stage.ask(HALF_WRITTEN)[0][0], stage.ask("SELECT count(*) FROM accounts_user")[0][0]
