"""The few signs by which people lay out a page's words: headings, lists, links; all else stands as it is typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADING, LIST, PARAGRAPH = "heading", "list", "paragraph"
_HEADING = re.compile(r"#{1,6}[ \t]+(.+)")
_ITEM = re.compile(r"[-*•][ \t]+(.+)")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s]*)\)|(https?://[^\s<>\"]*[^\s<>\".,;:!?)\]’”»])")
_SAFE = re.compile(r"https?://[^\s/]+\S*|mailto:[^\s@]+@[^\s@]+|/(?!/)\S*")


@dataclass(frozen=True)
class Run:
    """Some words, and where they lead: '' for nowhere; what begins with one / is a page of the portal."""

    words: str
    address: str = ""


@dataclass(frozen=True)
class Block:
    """`lines`: the items of a list, else the lines of one paragraph or heading."""

    kind: str
    lines: tuple[tuple[Run, ...], ...]


def blocks_of(text: str) -> list[Block]:
    """'# ' begins a heading, '- ' an item of a list; an empty line ends a paragraph, [words](address) is a link."""
    found: list[Block] = []
    open_kind = ""
    for kind, words in map(_of_line, text.split("\n")):
        if kind:
            line = (tuple(_runs(words)),)
            if kind == open_kind != HEADING:
                found[-1] = Block(kind, found[-1].lines + line)
            else:
                found.append(Block(kind, line))
        open_kind = kind
    return found


def unreadable_addresses(text: str) -> list[str]:
    """What stands as the address of a link and leads nowhere that a reader may be sent to."""
    return [match[2] for match in _LINK.finditer(text) if match[1] and not _SAFE.fullmatch(match[2])]


def _of_line(line: str) -> tuple[str, str]:
    stripped = line.strip()
    if not stripped:
        return "", ""
    for kind, shape in ((HEADING, _HEADING), (LIST, _ITEM)):
        if match := shape.fullmatch(stripped):
            return kind, match[1]
    return PARAGRAPH, stripped


def _runs(words: str) -> Iterator[Run]:
    end = 0
    for match in _LINK.finditer(words):
        if match.start() > end:
            yield Run(words[end : match.start()])
        yield _link(match)
        end = match.end()
    if end < len(words):
        yield Run(words[end:])


def _link(match: re.Match[str]) -> Run:
    if match[3]:
        return Run(match[3], match[3])
    return Run(match[1], match[2]) if _SAFE.fullmatch(match[2]) else Run(match[0])
