"""Trials of the outbox: senders that die, a queue that is wiped, a mail server that misbehaves."""

import random
import time

from tests.faults.sink import TROUBLES, fate_of, taken_by
from tests.faults.stage import Player, Stage, wait_until
from tests.faults.verdicts import Size, Verdict

PROMISE = "0 lost, 0 sent twice, 0 uncertain after reconciling"
PATIENCE = 900.0


def killed_workers(stage: Stage, size: Size) -> Verdict:
    """The worker is killed, Redis is killed and wiped, two beats run."""
    stage.run("-m", "tests.faults.scene", str(size.notices))
    redis, worker = _cast(stage, pause=0.002), stage.worker()
    stage.beat(1)
    stage.beat(2)
    kills = _kill_in_the_middle(stage, worker, size.kills, size.notices, redis, size.wipes)
    wait_until(lambda: stage.waiting() == 0, PATIENCE, "the outbox is empty")
    tally = stage.tally()
    good = tally["messages"] == size.notices and not any(tally[name] for name in ("lost", "twice", "uncertain"))
    measured = f"{told(tally)}; {kills} kills, {size.wipes} wipes, 2 beats"
    return Verdict("workers killed, Redis wiped", PROMISE, measured, good and kills == size.kills)


def killed_workers_without_doubt(stage: Stage, size: Size) -> Verdict:
    """Control: whoever was cut off is sent again without asking."""
    stage.run("-m", "tests.faults.scene", str(size.control))
    _cast(stage, pause=0.05)
    worker = stage.worker(FAULTS_WITHOUT="doubt")
    stage.beat(FAULTS_WITHOUT="doubt")
    _kill_in_the_middle(stage, worker, min(3, size.kills), size.control)
    wait_until(lambda: stage.waiting() == 0, PATIENCE, "the outbox is empty")
    return _control("… control: sent again without asking", stage.tally(), "twice")


def two_senders_without_claims(stage: Stage, size: Size) -> Verdict:
    """Control: two workers that take what they find."""
    stage.run("-m", "tests.faults.scene", str(size.control))
    _cast(stage, pause=0.01)
    stage.worker(1, FAULTS_WITHOUT="claims")
    stage.worker(2, FAULTS_WITHOUT="claims")
    stage.beat(1, FAULTS_WITHOUT="claims")
    stage.beat(2, FAULTS_WITHOUT="claims")
    wait_until(lambda: len(taken_by(stage.journal)) == size.control, PATIENCE, "every message was taken")
    return _control("… control: two beats without claims", stage.tally(), "twice")


def wiped_queue_without_outbox(stage: Stage, size: Size) -> Verdict:
    """Control: what must happen is only in the queue, and the queue is wiped."""
    redis = _cast(stage, pause=0.01)
    stage.run("-m", "tests.faults.scene", str(size.control), FAULTS_WITHOUT="outbox")
    redis.restart()
    stage.worker(FAULTS_WITHOUT="outbox")
    stage.beat(FAULTS_WITHOUT="outbox")
    time.sleep(6)
    return _control("… control: the queue alone knows", stage.tally(), "lost")


def bad_mail_server(stage: Stage, size: Size) -> Verdict:
    """It refuses everything, then comes back slow, with errors of both kinds, lines that drop after DATA, and
    answers that come after the sender hung up."""
    shares = {"later": 0.01, "refused": 0.005, "swallowed": 0.02, "forgotten": 0.02, "late": 0.005}
    stage.run("-m", "tests.faults.scene", str(size.notices))
    stage.redis()
    stage.worker()
    stage.beat()
    time.sleep(3)
    stage.sink(pause=0.002, **shares)
    wait_until(lambda: stage.waiting() == 0, PATIENCE, "the outbox is empty")
    tally, wrong = stage.tally(), _wrong_ends(stage, shares)
    fates = [fate_of(address, shares) for (address,) in stage.ask("SELECT address FROM notifications_message")]
    met = ", ".join(f"{fates.count(name)} {name}" for name in TROUBLES)
    good = wrong == 0 and not any(tally[name] for name in ("lost", "twice", "uncertain", "failed and taken"))
    promise = "each once; the refused failed and shown; 0 uncertain"
    return Verdict("a mail server that misbehaves", promise, f"{told(tally)}, {wrong} with a wrong end; {met}", good)


def bad_mail_server_without_doubt(stage: Stage, size: Size) -> Verdict:
    """Control: a line that dropped after DATA counts as not sent."""
    stage.run("-m", "tests.faults.scene", str(size.control))
    _cast(stage, swallowed=0.2)
    stage.worker(FAULTS_WITHOUT="doubt")
    stage.beat(FAULTS_WITHOUT="doubt")
    wait_until(lambda: stage.waiting() == 0, PATIENCE, "the outbox is empty")
    return _control("… control: a dropped line is sent again", stage.tally(), "twice")


def told(tally: dict[str, int]) -> str:
    shown = ("messages", "lost", "twice", "uncertain", "failed")
    return ", ".join(f"{tally[name]} {name}" for name in shown)


def _cast(stage: Stage, **shares: float) -> Player:
    stage.sink(**shares)
    return stage.redis()


def _control(trial: str, tally: dict[str, int], fault: str) -> Verdict:
    return Verdict(trial, f"the fault shows: more than 0 {fault}", told(tally), tally[fault] > 0)


def _kill_in_the_middle(
    stage: Stage, worker: Player, kills: int, notices: int, redis: Player | None = None, wipes: int = 0
) -> int:
    """Each kill falls while messages leave, spread over all of them; answers how many did."""
    dice = random.Random(7)
    done = 0
    for number in range(kills):
        mark = notices * (number + 1) // (kills + 2)
        wait_until(lambda mark=mark: len(taken_by(stage.journal)) >= mark, PATIENCE, "messages leave")
        time.sleep(dice.random() / 50)
        worker.restart()
        done += 1
        if redis and number * wipes // kills < (number + 1) * wipes // kills:
            redis.restart()
    return done


def _wrong_ends(stage: Stage, shares: dict[str, float]) -> int:
    """Messages that ended otherwise than their addresses' fate asks."""
    rows = stage.ask("SELECT address, state, attempts FROM notifications_message")
    return sum(
        state != ("failed" if fate_of(address, shares) == "refused" else "sent")
        or (attempts < 2) != (fate_of(address, shares) not in ("later", "forgotten"))
        for address, state, attempts in rows
    )
