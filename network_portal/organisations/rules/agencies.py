"""Reading one row of the reference list of United Nations agencies and other implementing entities."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from network_portal.common.text_columns import LANGUAGE_SUFFIXES

OFFICIAL, UNOFFICIAL = "official", "unofficial"
_UNOFFICIAL = re.compile(r"unofficial \(general knowledge\): ([a-z_, ]+)")
_OTHER_NAMES = re.compile(
    r"^(?P<first>[A-Z][\w/-]*) (?:is its|is a common typo|seen in|in the plan|older|is also|also written)"
    r"|(?:; |^)(?P<later>[A-Z][\w/-]*) (?:in some|also written)"
)


@dataclass(frozen=True)
class Agency:
    """`marks` says of each language whether the name is official or our own; `aliases` are texts as written.

    `kind` is empty where the reference list leaves it to the portal, `iso3` where no country is meant.
    """

    slug: str
    names: Mapping[str, str]
    acronyms: Mapping[str, str]
    is_network_member: bool
    is_co_chair: bool
    aliases: tuple[str, ...]
    marks: Mapping[str, str]
    source: str
    kind: str = ""
    iso3: str = ""


def read_agency(row: Mapping[str, str]) -> Agency:
    acronyms = {code: row[f"acronym_{code}"].strip() for code in LANGUAGE_SUFFIXES}
    names = {code: row[f"name_{code}"].strip() for code in LANGUAGE_SUFFIXES}
    others = other_names(row["aliases_and_notes"])
    return Agency(
        slug=slug_of(row["acronym_en"]),
        names=names,
        acronyms=acronyms,
        is_network_member=row["is_network_member"] == "yes",
        is_co_chair=row["role"] == "co-chair",
        aliases=tuple(part for text in (*acronyms.values(), *names.values(), *others) for part in parts_of(text)),
        marks=marks_of(row["source"], translated=names["pt_br"] != names["en"]),
        source=row["source"],
    )


def read_pledging_body(row: Mapping[str, str]) -> Agency:
    """A State or a body of the United Nations whose public pledge the registry holds."""
    names = {code: row[f"name_{code}"] for code in LANGUAGE_SUFFIXES}
    others = tuple(filter(None, row["aliases"].split("|")))
    return Agency(
        slug=row["slug"],
        names=names,
        acronyms=dict.fromkeys(LANGUAGE_SUFFIXES, ""),
        is_network_member=False,
        is_co_chair=False,
        aliases=(*names.values(), *others),
        marks={code: OFFICIAL if code == "en" else UNOFFICIAL for code in LANGUAGE_SUFFIXES},
        source=row["source"],
        kind=row["kind"],
        iso3=row["iso3"],
    )


def slug_of(acronym: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", acronym.lower()).strip("-")


def other_names(notes: str) -> list[str]:
    """The acronyms that a note speaks of: 'PAHO/WHO also written; OMS/OPS in some Spanish texts'."""
    found = []
    for note in notes.split(";"):
        match = _OTHER_NAMES.match(note.strip())
        if match:
            found.append(match["first"] or match["later"])
    return found


def parts_of(text: str) -> list[str]:
    """'WHO/PAHO' is one seat of two organisations: the whole and each of the two name it."""
    parts = [part.strip() for part in text.split("/")]
    return [text, *parts] if len(parts) > 1 and all(len(part) > 2 for part in parts) else [text]


def marks_of(source: str, *, translated: bool) -> dict[str, str]:
    """No Portuguese text of the list is an official one of the United Nations."""
    match = _UNOFFICIAL.search(source)
    unofficial = {code.strip() for code in match.group(1).split(",")} if match else set()
    unofficial |= {"pt_br"} if translated else set()
    return {code: UNOFFICIAL if code in unofficial else OFFICIAL for code in LANGUAGE_SUFFIXES}
