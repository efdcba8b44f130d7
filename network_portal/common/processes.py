"""Two processes that live and die together: the embedded portal's web server and its worker."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

LOOK_EVERY_SECONDS = 0.5
SHORT_LIFE_SECONDS = 5.0
SHORT_LIVES_ALLOWED = 5
PATIENCE_SECONDS = 15.0
_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process with its descendants; `short_lives` counts the starts in a row that did not last."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    short_lives: int = field(default=0)

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            start_new_session=True,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )

    def has_died(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def signal(self, number: int) -> None:
        """To the whole group, so that no descendant stays behind."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return

    def count_life(self) -> None:
        lasted = time.monotonic() - self.started_at
        self.short_lives = self.short_lives + 1 if lasted < SHORT_LIFE_SECONDS else 0


class Household:
    """Starts its children, starts again the one that dies, ends all together."""

    def __init__(self, children: Sequence[Child], say: Any) -> None:
        self.children = children
        self.say = say
        self.ending = False

    def start_first(self) -> None:
        """The first child alone: the others start with `watch`, when it has had the machine to itself."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)
        self.children[0].start()

    def watch(self) -> int:
        """Until a signal comes (0) or a child does not stay alive (1)."""
        try:
            for child in self.children[1:]:
                child.start()
            while not self.ending:
                for child in self.children:
                    if child.has_died() and not self.ending and not self._again(child):
                        return 1
                time.sleep(LOOK_EVERY_SECONDS)
            return 0
        finally:
            self.stop()

    def stop(self) -> None:
        for child in self.children:
            if not child.has_died() and child.process:
                child.process.terminate()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline and not all(child.has_died() for child in self.children):
            time.sleep(0.05)
        for child in self.children:
            child.signal(signal.SIGKILL)

    def _again(self, child: Child) -> bool:
        child.signal(signal.SIGKILL)
        child.count_life()
        if child.short_lives >= SHORT_LIVES_ALLOWED:
            self.say(f"The {child.name} does not stay alive; the lines above say why. Stopping.")
            return False
        self.say(f"The {child.name} ended; starting it again.")
        time.sleep(0.2 * child.short_lives)
        child.start()
        return True

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.ending = True


def _end_with_parent() -> None:
    """Asks Linux to end this process when its parent is gone, even by kill -9: the port comes free."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
