"""Tables of text, as spreadsheets open them: each by the separator of its reader's country."""

import re

_RISKY = re.compile("""(?<![^,;\t\r\n])("?)('*[=+\\-@＝＋－＠][^,;\t\r\n"]*)""")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_QUOTED_NUMBER = re.compile(r"\"[+-]?[0-9]+(?:[.,][0-9]+)*\"")
_GOES_ON = re.compile(r"\||\w\(")  # a program's name or a function, for which a number may be the beginning


def without_formulas(text: str) -> str:
    """An apostrophe before what a spreadsheet would run as a formula, whichever sign cuts its cells; numbers stay
    numbers, unless what comes behind them on the line may make a formula of both."""
    if not any(sign in text for sign in "=+-@＝＋－＠"):
        return text
    return "\n".join(map(_plain_line, text.split("\n")))


def _plain_line(line: str) -> str:
    last = max((found.start() for found in _GOES_ON.finditer(line)), default=-1)

    def plain(found: re.Match[str]) -> str:
        quote, cell = found.groups()
        number = _QUOTED_NUMBER.match(line, found.start()) if quote else _NUMBER.fullmatch(cell)
        return found[0] if number and last < found.end() else f"{quote}'{cell}"

    return _RISKY.sub(plain, line)
