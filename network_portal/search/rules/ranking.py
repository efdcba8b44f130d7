"""What stands first among what was found: the same on both databases, whatever each thinks of its own matches."""

from collections.abc import Iterable, Sequence

from network_portal.common.folded import folded_words
from network_portal.search.rules.questions import AskedWord
from network_portal.search.rules.words import NOT_ASKED, forms_of, joined

OTHER_LANGUAGE = 0.5


def rank(
    words: Sequence[AskedWord],
    *,
    title: str,
    language: str,
    codes: Iterable[str],
    share: float,
    weight: float,
    is_readers: bool,
) -> float:
    """`share` is what the index thinks of the match, of the best match of all: 0 to 1.

    A title that is what was asked outdoes one that only holds it, and a code that was typed outdoes both.
    """
    said = [word for word in folded_words(title) if word not in NOT_ASKED]
    forms = [forms_of(word, language) for word in said]
    met = sum(any(word.is_met_by(one) for one in forms) for word in words)
    covered = met / max(len(words), 1)
    filled = sum(any(word.is_met_by(one) for word in words) for one in forms) / max(len(forms), 1)
    literal = sum(word.typed in said for word in words) / max(len(words), 1)
    found = share + 1.5 * covered + covered * filled + 0.5 * literal
    own = {joined(code) for code in codes}
    found += 4 * any(word.typed in own for word in words) / max(len(words), 1)
    return found * weight * (1 if is_readers else OTHER_LANGUAGE)
