"""What the parts of an office document may make it do when it is opened: run programs, or fetch from elsewhere."""

import re

from network_portal.common.files.errors import FileRefused

ACTS_IN = ("word/", "xl/externallinks/", "content.xml", "styles.xml")
PROGRAMS = (
    *(".bat", ".cmd", ".com", ".cpl", ".dll", ".exe", ".hta", ".jar", ".js", ".jse", ".lnk", ".msi", ".pif", ".ps1"),
    *(".reg", ".scr", ".sct", ".swf", ".vbe", ".vbs", ".wsf", ".wsh"),
)
BY_A_PERSON = re.compile(r"/hyperlink$|externallinkpath")  # followed, or fetched after a question
STARTS_PROGRAMS = ("/attachedtemplate", "/oleobject", "/frame", "/subdocument")
DDE = frozenset({"ddeLink", "dde-link", "dde-source", "dde-connection-decl"})
FETCHED = frozenset(
    {"image", "object", "object-ole", "plugin", "applet", "floating-frame", "section-source", "table-source"}
    | {"fill-image", "background-image"}
)
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]+:|//|\\\\)", re.IGNORECASE)
_RUNS = re.compile(r"^\s*(?:DDE|DDEAUTO|QUOTE\s+\d+)\s", re.IGNORECASE | re.MULTILINE)
_FETCHES = re.compile(r"^\s*(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK)\s", re.IGNORECASE | re.MULTILINE)


def refuse_relation(_element: str, attributes: dict[str, str]) -> None:
    """A template or object elsewhere is opened with the document, unasked, and may be a program; so is a picture."""
    kind = attributes.get("Type", "").lower()
    if attributes.get("TargetMode", "").lower() != "external" or BY_A_PERSON.search(kind):
        return
    raise FileRefused("upload_runs_programs" if kind.endswith(STARTS_PROGRAMS) else "upload_reaches_out")


class Fields:
    """The commands of a part's fields, which a program may cut into many pieces; `begin`, `text`, `end` of a parser."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.is_command = False

    def begin(self, element: str, attributes: dict[str, str]) -> None:
        kind = element.rpartition(":")[2]
        own = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        self.is_command = kind == "instrText"
        if kind in ("fldChar", "fldSimple"):
            self.commands.append(f"\n{own.get('instr', '')} \n" if kind == "fldSimple" else "\n")
        if kind in DDE or own.get("href", "").startswith("vnd.sun.star.script:"):
            raise FileRefused("upload_runs_programs")
        if kind in FETCHED and _ELSEWHERE.match(own.get("href", "")):
            raise FileRefused("upload_reaches_out")

    def text(self, words: str) -> None:
        if self.is_command:
            self.commands.append(words)

    def end(self, _element: str) -> None:
        self.is_command = False

    def refuse(self) -> None:
        commands = "".join(self.commands) + " "
        if _RUNS.search(commands):
            raise FileRefused("upload_runs_programs")
        if _FETCHES.search(commands):
            raise FileRefused("upload_reaches_out")
