import re
from dataclasses import dataclass

from workplan.rules.importing.directory import Directory, normalise_name
from workplan.rules.importing.notes import Line
from workplan.rules.importing.rows import Reporter, Supporting

_LEVELS = (r"[;\n|]", r",", r"\s+(?:and|y|e|et|&)\s+")
_CHARGE = re.compile(
    r"^[^:;]*(?:charge|implement|responsa|encargad|ejecutor|mise en [oœ]uvre)[^:;]*:\s*", re.IGNORECASE
)
_SUPPORT = re.compile(
    r"(?:supporting [a-z]+|(?:agencias|organizaciones|entidades|organiza[cç][oõ]es) de (?:apoyo|apoio)"
    r"|(?:organismes|entit[eé]s|agences) d.appui)\s*:(.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ROTATING = re.compile(
    r"\(?\b(?:rotating|rotativ[oa]s?|rotatori[oa]s?|rotaci[oó]n|rotation|tournante?s?|por turnos?"
    r"|rotativamente|[aà] tour de r[oô]le)\)?\s*$",
    re.IGNORECASE,
)
_CORRESPONDING = re.compile(
    r"(?:the )?corresponding "
    r"|(?:agencia|organismo|entidad|entidade|agence|entit[eé]|organisme) (?:correspond|concern)",
    re.IGNORECASE,
)
_CO_CHAIRS = re.compile(r"(?:the |las |los |les |as |os )?co-? ?(?:chairs?|presid[a-zêé]*|pr[eé]sid[a-zé]*)\.?")
_NETWORK = frozenset(
    {"network", "thenetwork", "regionalnetwork", "membersofthenetwork"}
    | {"red", "lared", "redregional", "rede", "arede", "rederegional"}
    | {"reseau", "lereseau", "reseauregional"}
)
_NONE = frozenset(
    {
        "",
        "none",
        "nonegiven",
        "notgiven",
        "na",
        "ninguna",
        "ninguno",
        "noindicado",
        "noindicada",
        "sinindicar",
    }
    | {"nenhum", "nenhuma", "naoindicado", "aucun", "aucune", "nonindique"}
)
_WORKSTREAMS = re.compile(
    r"workstreams?|l[ií]neas de trabajo|linhas de trabalho|axes de travail|volets de travail", re.IGNORECASE
)


@dataclass(frozen=True)
class InCharge:
    keys: tuple[str, ...]
    words: str = ""
    rotating: bool = False
    supporting: str = ""


def read_in_charge(line: Line, directory: Directory) -> InCharge:
    """Who is in charge; a cell may also say who supports and that the lead rotates, as the plan prints it."""
    text = line.text("entities_in_charge").strip()
    support = _SUPPORT.search(text)
    if support:
        text = text[: support.start()]
    lead = _CHARGE.sub("", text).strip()
    supporting = support[1].strip() if support else ""
    if _is_words(lead, directory):
        return InCharge((), lead, supporting=supporting)
    names = _ROTATING.sub("", lead).strip()
    if not names and line.has("entities_in_charge"):
        line.note_missing("entities_in_charge", "entities_missing")
    return InCharge(_keys(line, "entities_in_charge", names, directory), "", names != lead, supporting)


def read_reporter(line: Line, directory: Directory, in_charge: InCharge) -> str:
    """A key, rotating or co-chairs; left out, the first-named lead reports."""
    text = line.text("reporter").strip()
    if not text:
        return _assumed_reporter(line, in_charge)
    if _ROTATING.fullmatch(text):
        return Reporter.ROTATING.value
    if _CO_CHAIRS.fullmatch(text.casefold()):
        return Reporter.CO_CHAIRS.value
    keys = _keys(line, "reporter", text, directory)
    if len(keys) > 1:
        line.note("reporter", "reporter_missing", text)
    if len(keys) == 1 and keys[0] not in in_charge.keys:
        line.note("reporter", "reporter_not_in_charge", keys[0])
    return keys[0] if keys else ""


def read_supporting(line: Line, directory: Directory, in_charge: InCharge) -> tuple[Supporting, tuple[str, ...]]:
    text = (line.text("supporting") or in_charge.supporting).strip()
    word = normalise_name(text)
    if word in _NETWORK:
        return Supporting.NETWORK, ()
    if word in _NONE:
        return Supporting.NONE_GIVEN, ()
    if _WORKSTREAMS.search(text):
        return Supporting.WORKSTREAMS, ()
    return Supporting.LISTED, _keys(line, "supporting", text, directory)


def _assumed_reporter(line: Line, in_charge: InCharge) -> str:
    if in_charge.rotating:
        return Reporter.ROTATING.value
    if in_charge.keys:
        line.note("reporter", "reporter_assumed", read=in_charge.keys[0])
        return in_charge.keys[0]
    if in_charge.words:
        line.note_missing("reporter", "reporter_missing")
    return ""


def _is_words(text: str, directory: Directory) -> bool:
    """Words such as '(corresponding agency)' stand for no organisation and are kept as they are."""
    in_brackets = text.startswith("(") and text.endswith(")") and not directory.organisation(text)
    return bool(in_brackets and not _ROTATING.fullmatch(text)) or bool(_CORRESPONDING.match(text.lstrip("(")))


def _keys(line: Line, column: str, text: str, directory: Directory) -> tuple[str, ...]:
    keys: list[str] = []
    for key, name in _resolve(text.strip(" .,;"), directory):
        if key is None:
            _note_unknown(line, column, name, directory)
        elif key in keys:
            line.note(column, "organisation_twice", name)
        else:
            keys.append(key)
    return tuple(keys)


def _resolve(text: str, directory: Directory, level: int = 0) -> list[tuple[str | None, str]]:
    """(key, as written) of each organisation; a name is tried whole before it is cut at commas or 'and'."""
    if not text:
        return []
    key = directory.organisation(text)
    if key or level == len(_LEVELS):
        return [(key, text)]
    parts = [part.strip(" .") for part in re.split(_LEVELS[level], text, flags=re.IGNORECASE)]
    found = [item for part in parts if part for item in _resolve(part, directory, level + 1)]
    if level and all(key is None for key, _ in found):
        return [(None, text)]
    return found


def _note_unknown(line: Line, column: str, name: str, directory: Directory) -> None:
    nearest = directory.nearest(name)
    if nearest:
        line.note(column, "organisation_unknown", name, nearest=", ".join(nearest))
    else:
        line.note(column, "organisation_unknown_alone", name)
