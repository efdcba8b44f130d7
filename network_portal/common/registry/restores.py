"""What happened after a backup was made and must hold in what is restored from it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from network_portal.common.registry.entries import Entries


@dataclass(frozen=True)
class Withdrawal:
    """A kind of things that people take back, which no restored backup may bring back.

    A mark is a text that names one of them and tells nothing about a person: a random key, never an id that a later
    row may get, a name or an address. `marks` are those that the present database says are taken back. `again` takes
    back those of these marks that the restored database holds as if nothing had been, by the same verb as before,
    and says how many these were; a mark that it does not know is passed over. See `common.withdrawals`.
    """

    marks: Callable[[], Iterable[str]]
    again: Callable[[Collection[str]], int]


@dataclass(frozen=True)
class AfterRestore:
    """What a part sets right in a restored database before anybody uses it; `told` says of how many, in English."""

    do: Callable[[], int]
    told: str


withdrawals: Entries[Withdrawal] = Entries("kind of withdrawals")
after_restore: Entries[AfterRestore] = Entries("step after a restore")
