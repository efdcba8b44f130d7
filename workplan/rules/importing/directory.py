import re
import unicodedata
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from difflib import get_close_matches

_NOT_A_SIGN = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Directory:
    """What the portal knows already.

    `organisations`: every acronym, name and alias as `normalise_name` gives it, to the key that files
    carry (the English acronym: IOM). `priorities`: B1 … T3. `workstreams`: numbers as text: 2, CWG 2.1.
    """

    organisations: Mapping[str, str]
    priorities: Set[str]
    objectives: Set[int] = field(default_factory=lambda: frozenset(range(1, 24)))
    workstreams: Set[str] = frozenset()

    def organisation(self, name: str) -> str | None:
        return self.organisations.get(normalise_name(name))

    def nearest(self, name: str, most: int = 3) -> list[str]:
        """Keys whose aliases look like the name, the likeliest first."""
        close = get_close_matches(normalise_name(name), list(self.organisations), n=10, cutoff=0.6)
        return list(dict.fromkeys(self.organisations[alias] for alias in close))[:most]


def normalise_name(text: str) -> str:
    """Letters and digits only, lower case, no accents: `UN-Habitat`, `UNHABITAT` and `ONU-Hábitat` meet."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_A_SIGN.sub("", bare.casefold())
