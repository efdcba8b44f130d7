"""Who is missing of those whom the Mechanism wishes to have: what staff may be told of small numbers."""

from dataclasses import dataclass

LEAST_TOLD_TO_STAFF = 5


@dataclass(frozen=True)
class Held:
    """`seen` chose to show it and are counted exactly; `others` did not. Protected organisations are in neither."""

    seen: int = 0
    others: int = 0

    @property
    def is_exact(self) -> bool:
        """One to four others are told from none by nothing, except where there is nobody at all."""
        return self.others >= LEAST_TOLD_TO_STAFF or not (self.seen or self.others)

    @property
    def told(self) -> int:
        """At least so many; exactly where `is_exact`."""
        return self.seen + self.others if self.is_exact else self.seen

    @property
    def is_nobody(self) -> bool:
        return self.is_exact and not self.told

    def lacks(self, wanted: int) -> int:
        """How many are missing at most, as far as it may be told."""
        return max(wanted - self.told, 0)
