"""When two names may be those of one organisation. A person decides; what is not offered is missed.

'Fundación' with and without accent, capitals, legal forms, the order of words, an acronym, one slip of the pen in a
word. The same name in two countries stays two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from network_portal.common.folded import folded_words
from network_portal.organisations.rules.names import normalise

_SMALL_WORDS = (
    "a al an and aos as au aux con com d da das de del des do dos du e el en et for in l la las le les los na no o of "
    "on os para pela pelo por pour sur the to um uma un una une y"
)
_LEGAL_FORMS = (
    "ac aisbl asbl asoc asociacion ass associacao association assoc civil cia coop corp corporacion corporation "
    "corporacao eirl ev fondation foundation fund fundacao fundacion inc lda limitada llc ltd ltda mbh ngo ong osc "
    "oscip sa sarl sas sc scrl spa srl"
)
_SMALL, _FORMS = frozenset(_SMALL_WORDS.split()), frozenset(_LEGAL_FORMS.split())
SHORTEST_WITH_SLIP = 5
SHORTEST_ACRONYM = 2
SHORTEST_INITIALS = 3


@dataclass(frozen=True)
class Named:
    """An organisation as the comparison knows it: its names in any language; the id of its country, None for one of
    several countries or outside the region."""

    names: tuple[str, ...]
    acronyms: tuple[str, ...] = ()
    country: int | None = None


def may_be_one(one: Named, other: Named) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    return _share_a_short_name(one, other) or any(
        _same_words(telling_words(a), telling_words(b)) for a in one.names for b in other.names if a and b
    )


@lru_cache(2**15)
def telling_words(name: str) -> tuple[str, ...]:
    """Without accents, case, articles and legal forms, in the order of the alphabet; all words where none is left."""
    words = _joined_letters(folded_words(name))
    telling = [word for word in words if word not in _SMALL and word not in _FORMS]
    return tuple(sorted(telling or words))


@lru_cache(2**15)
def short_names(names: tuple[str, ...], acronyms: tuple[str, ...]) -> frozenset[str]:
    """What may stand for the organisation in one word: its acronyms, a name of one word, the initials of a name."""
    written = {normalise(text) for text in (*acronyms, *names) if " " not in text.strip()}
    initials = {text for name in names for text in _initials(name)}
    return frozenset(text for text in written if len(text) >= SHORTEST_ACRONYM) | initials


def differ_by_a_slip(one: str, other: str) -> bool:
    """One letter more, less, another, or two of them changed round."""
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_WITH_SLIP or abs(len(one) - len(other)) > 1:
        return False
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    at = next((place for place, letter in enumerate(shorter) if letter != longer[place]), len(shorter))
    if len(longer) > len(shorter):
        return longer[at + 1 :] == shorter[at:]
    if longer[at + 1 :] == shorter[at + 1 :]:
        return True
    return longer[at : at + 2] == shorter[at : at + 2][::-1] and longer[at + 2 :] == shorter[at + 2 :]


def _share_a_short_name(one: Named, other: Named) -> bool:
    """Initials of both alone prove nothing: one of the two is written."""
    mine, theirs = short_names(one.names, one.acronyms), short_names(other.names, other.acronyms)
    shared = mine & theirs
    if not shared:
        return False
    written = {normalise(text) for text in (*one.acronyms, *other.acronyms, *one.names, *other.names)}
    return bool(shared & written)


def _same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """All words of the shorter name are in the longer one, which may have one more for every three."""
    if one == other:
        return True
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    if not fewer or len(more) - len(fewer) > len(fewer) // 3:
        return False
    left = list(more)
    for word in fewer:
        found = word if word in left else next((near for near in left if differ_by_a_slip(word, near)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _joined_letters(words: Iterable[str]) -> list[str]:
    """'A. C.' is read as 'ac', as 'S.A.S.' is 'sas'."""
    joined: list[str] = []
    was_letter = False
    for word in words:
        is_letter = len(word) == 1 and word.isalpha() and word not in ("y", "e", "o")
        if is_letter and was_letter:
            joined[-1] += word
        else:
            joined.append(word)
        was_letter = is_letter
    return joined


def _initials(name: str) -> set[str]:
    words = folded_words(name)
    telling = [word for word in words if word not in _SMALL]
    made = {"".join(word[0] for word in some) for some in (words, telling) if some}
    return {text for text in made if len(text) >= SHORTEST_INITIALS}
