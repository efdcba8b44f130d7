import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workplan.rules.importing.directory import Directory
from workplan.rules.importing.headers import GROUP, TITLES
from workplan.rules.importing.layout import group_of
from workplan.rules.importing.notes import Line

_CODE = re.compile(r"([BT])?[\s.\-]*([0-9]{1,2})[.,]([0-9]{1,3})\.?")
_IN_TITLE = re.compile(r"([BT]?\s?[0-9]{1,2}\.[0-9]{1,3})\.?\s+(.+)", re.DOTALL | re.IGNORECASE)
_DECIMALS = re.compile(r"\.(0+)")
_PRIORITY = re.compile(r"\s*([BT])\s*[0-9]+\s*", re.IGNORECASE)


@dataclass
class FoundCode:
    """A code as its cell gives it; `doubtful` where a number may have lost a zero (1.1 for 1.10)."""

    line: Line
    column: str
    group: str
    major: int
    minor: int
    doubtful: bool = False
    decimals: int = 0

    @property
    def priority(self) -> str:
        return f"{self.group}{self.major}"

    @property
    def official(self) -> str:
        return f"{self.major}.{self.minor}"

    @property
    def code(self) -> str:
        return f"{self.priority}.{self.minor}"


def read_codes(lines: Sequence[Line], directory: Directory) -> dict[int, FoundCode]:
    """By place in `lines`, the codes that could be told; every other one has become a problem. One whose priority is
    unknown is told as well, so that all that is wrong with it comes at once."""
    found = {place: code for place, line in enumerate(lines) if (code := _find(line, directory))}
    sections: defaultdict[str, list[FoundCode]] = defaultdict(list)
    for code in found.values():
        sections[code.priority].append(code)
    unsettled = {id(code) for section in sections.values() for code in _settle(section)}
    settled = {place: code for place, code in found.items() if id(code) not in unsettled}
    _refuse_duplicates(settled)
    return settled


def title_without_code(text: str) -> str:
    match = _IN_TITLE.fullmatch(text)
    return match[2] if match else text


def _find(line: Line, directory: Directory) -> FoundCode | None:
    column, text = _code_text(line)
    if not text:
        line.note_missing(column, "code_missing")
        return None
    if line.kind(column) == "date":
        line.note(column, "code_is_a_date", text)
        return None
    match = _CODE.fullmatch(text.upper())
    if not match or int(match[3]) == 0:
        line.note(column, "code_unreadable", text)
        return None
    found = FoundCode(line, column, match[1] or "", int(match[2]), int(match[3]))
    cell = line.cells[column]
    if cell.kind == "number" and len(match[3]) == 1:
        decimals = _DECIMALS.search(cell.number_format)
        found.doubtful, found.decimals = True, len(decimals[1]) if decimals else 0
    return _with_group(found, directory)


def _code_text(line: Line) -> tuple[str, str]:
    """The cell that holds the code: its own column, the official one, or the start of a title."""
    for column in ("code", "official_code"):
        if text := line.text(column):
            return column, text
    for column in TITLES:
        if match := _IN_TITLE.fullmatch(line.text(column)):
            return column, match[1]
    return ("code" if line.has("code") else "official_code" if line.has("official_code") else TITLES[0]), ""


def _with_group(found: FoundCode, directory: Directory) -> FoundCode | None:
    """The kind is in the code, else in the row's priority or group, else in the heading above it."""
    line = found.line
    priority = _PRIORITY.fullmatch(line.text("priority"))
    told = found.group or (priority[1].upper() if priority else "") or group_of(line.text(GROUP)) or line.group
    possible = [group for group in "BT" if f"{group}{found.major}" in directory.priorities]
    if not told and len(possible) > 1:
        line.note(found.column, "kind_unknown", found.official)
        return None
    found.group = told or "".join(possible)
    if found.priority not in directory.priorities:
        line.note(found.column, "priority_unknown", found.priority if found.group else str(found.major))
        return found if found.group else None
    return found


def _settle(section: list[FoundCode]) -> list[FoundCode]:
    """Settles the doubtful codes of one priority in their order; gives back those that stay open."""
    unsettled = []
    taken = {code.minor for code in section if not code.doubtful}
    uniform = len({code.decimals if code.doubtful else -1 for code in section}) == 1
    before = 0
    for code in section:
        if code.doubtful:
            minor = _minor(code, before, taken, uniform, alone=len(section) == 1)
            if minor is None:
                line, longer = code.line, f"{code.official}0"
                line.note(code.column, "code_ambiguous", code.official, first=code.official, second=longer)
                unsettled.append(code)
                continue
            if minor != code.minor and before == minor - 1:
                values = {"read": f"{code.official}0", "after": f"{code.major}.{before}"}
                code.line.note(code.column, "code_completed", code.official, **values)
            code.minor = minor
        taken.add(code.minor)
        before = code.minor
    return unsettled


def _minor(code: FoundCode, before: int, taken: set[int], uniform: bool, alone: bool) -> int | None:
    """The number format speaks first, where it differs within the column; then the row before.

    A lost zero is taken as lost only after 1.9 with 1.1 already there; never where both readings hold.
    """
    short, long = code.minor, code.minor * 10
    follows_short, follows_long = before == short - 1, before == long - 1
    shown_long = code.decimals >= 2
    if short in taken:
        return long if follows_long or (shown_long and not uniform) else None
    if follows_long:
        return None
    if not shown_long:
        return short
    if uniform:
        return short if follows_short and not alone else None
    return None if follows_short else long


def _refuse_duplicates(codes: dict[int, FoundCode]) -> None:
    first: dict[str, FoundCode] = {}
    for code in codes.values():
        earlier = first.setdefault(code.code, code)
        if earlier is not code:
            where = earlier.line.ref(earlier.column)
            code.line.note(code.column, "duplicate_code", code.code, first=where)
