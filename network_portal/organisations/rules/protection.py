"""Which alias hides a name, and what is looked for where the name was kept."""

import re
from collections.abc import Iterable
from itertools import chain
from urllib.parse import urlsplit

from network_portal.common.renaming import Renaming
from network_portal.organisations.rules.names import normalise

SHORTEST_ALIAS, LONGEST_ALIAS = 3, 60
_WORD = re.compile(r"\w+")
_SHORTEST_TELLING = 4
_COMMON_WORDS = """
asociación association associação asociacion fundación fondation fundação foundation red réseau rede network
organización organisation organização organization colectivo collectif coletivo collective comité committee
comitê centro centre center casa maison house grupo groupe group instituto institut institute movimiento
mouvement movimento movement migrantes migrants migrante migrant migración migration migração migraciones
mujeres femmes mulheres women derechos droits direitos rights humanos humains human humanos personas pessoas
personnes people social civil sociedad société sociedade society regional nacional national internacional
international para pour with from contra
"""
_COMMON = frozenset(normalise(word) for word in _COMMON_WORDS.split())


def gives_away(alias: str, names: Iterable[str]) -> bool:
    """An alias that is a name or an acronym of the organisation, or holds one, or shares a word that few have."""
    said, words = normalise(alias), _words(alias)
    return any(_shows(said, words, name) for name in names if normalise(name))


def _shows(said: str, words: set[str], name: str) -> bool:
    known = normalise(name)
    if known in words or known == said or (len(known) > 2 and known in said) or (len(said) > 2 and said in known):
        return True
    telling = {word for word in _words(name) if len(word) >= _SHORTEST_TELLING} - _COMMON
    return not telling.isdisjoint(words) or any(word in said for word in telling if len(word) > _SHORTEST_TELLING)


def _words(text: str) -> set[str]:
    return {normalise(word) for word in _WORD.findall(text)} - {""}


def renaming(names: Iterable[str], website: str, alias: str) -> Renaming:
    """Of several words in any case; of one word as it is written, for it may be an ordinary word otherwise."""
    found = {text for text in names if text}
    several = {text for text in found if len(text.split()) > 1}
    host = urlsplit(website).hostname or ""
    places = {text for text in (website.rstrip("/"), host, host.removeprefix("www.")) if text}
    return Renaming(tuple(sorted(several | places)), tuple(sorted(found - several)), alias)


def moved(before: str, after: str) -> Renaming:
    """Its place in addresses. One of a single word stays: it may be an ordinary word wherever it is found."""
    return Renaming((before,) if "-" in before else (), (), after)


def every_form(*texts: Iterable[str]) -> list[str]:
    """Each once, in order, without the empty ones."""
    return list(dict.fromkeys(filter(None, chain(*texts))))
