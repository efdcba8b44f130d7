"""What was promised, what was measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    trial: str
    promised: str
    measured: str
    holds: bool

    def __str__(self) -> str:
        return f"{'pass' if self.holds else 'FAIL'}  {self.trial:<44}  {self.promised:<58}  {self.measured}"


@dataclass(frozen=True)
class Size:
    """How large a trial is played; `seconds` is how long a service stays away."""

    name: str
    notices: int
    control: int
    kills: int
    wipes: int
    restarts: int
    seconds: float
    requests: int


SMALL = Size("small", notices=300, control=80, kills=3, wipes=1, restarts=2, seconds=3, requests=10)
FULL = Size("full", notices=10_000, control=300, kills=20, wipes=3, restarts=5, seconds=300, requests=10)
SIZES = {size.name: size for size in (SMALL, FULL)}
