"""What the parts of an office document may make it do when it is opened: run programs, or fetch from elsewhere."""

import re

from network_portal.common.files.errors import FileRefused

SILENT = (
    "customxml/",
    "docprops/",
    "meta-inf/",
    "xl/sharedstrings.xml",
    "xl/pivotcache/pivotcacherecords",
    "xl/theme/",
)
PROGRAMS = (
    *(".bat", ".cmd", ".com", ".cpl", ".dll", ".exe", ".hta", ".jar", ".js", ".jse", ".lnk", ".msi", ".pif", ".ps1"),
    *(".reg", ".scr", ".sct", ".swf", ".vbe", ".vbs", ".wsf", ".wsh"),
)
BY_A_PERSON = re.compile(r"/hyperlink$|externallinkpath")  # followed, or fetched after a question
STARTS_PROGRAMS = ("/attachedtemplate", "/oleobject", "/frame", "/subdocument")
DDE = frozenset({"ddeLink", "dde-link", "dde-source", "dde-connection-decl"})
FETCHED = frozenset(
    {"image", "object", "object-ole", "plugin", "applet", "floating-frame", "section-source", "table-source"}
    | {"fill-image", "background-image", "cell-range-source"}
)
FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "definedName"})
FORMULAS |= {"calculatedColumnFormula", "totalsRowFormula"}
FORMULA_ATTRIBUTES = ("formula", "expression", "condition")  # of open documents
_PLAIN = frozenset({"c", "v", "row"})  # what a sheet is made of: without a look at their attributes
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]+:|//|\\\\)", re.IGNORECASE)
_RUNS = re.compile(r"^\s*(?:DDE|DDEAUTO|QUOTE\s+\d+)\s", re.IGNORECASE | re.MULTILINE)
_FETCHES = re.compile(r"^\s*(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK)\s", re.IGNORECASE | re.MULTILINE)
# A function's name is told in any spelling outside words and names, and inside them as programs write it.
_NAME = r"(?<![a-z0-9_])(?:{})"
_RUN_BY = _NAME.format(r"dde|rtd|call|exec|register(?:\.id)?")
_FETCHED_BY = _NAME.format(r"webservice|image|sql\.request|import(?:data|feed|html|range|xml)")
_WORDS = re.compile(r"""\"[^\"]*\"|'[^']*'|\{(?:[^{}\"]|\"[^\"]*\")*\}""")


def refuse_formula(formula: str) -> None:
    """What a cell computes may start a program (`cmd|'/c calc'!A0`) or ask an address, as soon as it is computed."""
    bare = _WORDS.sub("''", formula)
    for called, code in ((_RUN_BY, "upload_runs_programs"), (_FETCHED_BY, "upload_reaches_out")):
        if re.search(rf"{called}\(", formula, re.IGNORECASE) or re.search(rf"{called}\s*\(", bare, re.IGNORECASE):
            raise FileRefused(code)
    if "|" in re.sub(r"\[[^\]]*\]", "", bare):
        raise FileRefused("upload_runs_programs")


def refuse_relation(_element: str, attributes: dict[str, str]) -> None:
    """A template or object elsewhere is opened with the document, unasked, and may be a program; so is a picture."""
    kind = attributes.get("Type", "").lower()
    if kind.endswith(("/connections", "/querytable")):
        raise FileRefused("upload_reaches_out")
    if kind.endswith("/afchunk") and attributes.get("TargetMode", "").lower() != "external":
        raise FileRefused("upload_carries_files")  # a page or document, which fetches what it likes
    if attributes.get("TargetMode", "").lower() != "external" or BY_A_PERSON.search(kind):
        return
    raise FileRefused("upload_runs_programs" if kind.endswith(STARTS_PROGRAMS) else "upload_reaches_out")


class Fields:
    """The commands of a part's fields and the formulas of its cells, which a program may cut into many pieces; `begin`,
    `text`, `end` of a parser."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.formulas: list[str] = []
        self.is_command = self.is_formula = False

    def begin(self, element: str, attributes: dict[str, str]) -> None:
        kind = element.rpartition(":")[2]
        self.is_formula = kind in FORMULAS
        if self.is_formula:
            self.formulas.append("")
        elif kind in _PLAIN:
            self.is_command = False
            return
        own = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        self.is_command = kind == "instrText"
        if kind in ("fldChar", "fldSimple"):
            self.commands.append(f"\n{own.get('instr', '')} \n" if kind == "fldSimple" else "\n")
        if kind in DDE or own.get("href", "").startswith("vnd.sun.star.script:"):
            raise FileRefused("upload_runs_programs")
        self.formulas += (own[name] for name in FORMULA_ATTRIBUTES if name in own)
        if kind == "connection" and {"id", "type"} & own.keys():
            raise FileRefused("upload_reaches_out")
        if kind in FETCHED and _ELSEWHERE.match(own.get("href", "")):
            raise FileRefused("upload_reaches_out")

    def text(self, words: str) -> None:
        if self.is_command:
            self.commands.append(words)
        elif self.is_formula:
            self.formulas[-1] += words

    def end(self, _element: str) -> None:
        self.is_command = self.is_formula = False

    def refuse(self) -> None:
        commands = "".join(self.commands) + " "
        if _RUNS.search(commands):
            raise FileRefused("upload_runs_programs")
        if _FETCHES.search(commands):
            raise FileRefused("upload_reaches_out")
        for formula in self.formulas:
            refuse_formula(formula)
