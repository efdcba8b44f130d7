"""A process of its own that reads one PDF from its input and writes what it found, as JSON.

Started by `pdfs.py`: what a hostile file can make the library do ends with this process, and takes no more memory
or time than it is given. Ends with an error where the file cannot be read whole.
"""

import io
import json
import re
import resource
import sys
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf.settings import set_qpdf_limits

MOST_MEMORY = 1024**3
MOST_SECONDS = 5
MOST_INFLATED = 50 * 1024**2  # of one stream
MOST_IN_ONE = 200_000  # entries of a list
MOST_OBJECTS = 200_000
MOST_WARNINGS = 1_000
MOST_STEPS = 10  # from one reference to the next
STARTS_BY_ITSELF = re.compile(rb'"/(OpenAction|AA)"')
REFERENCE = re.compile(r"(\d+) (\d+) R")
LONGEST_METADATA = 10 * 1024**2


def look(content: bytes, names: list[str]) -> dict[str, object]:
    """Which of `names` stand in it, in whatever spelling, and who wrote it."""
    try:
        pdf = pikepdf.open(io.BytesIO(content), suppress_warnings=True, attempt_recovery=False)
    except pikepdf.PasswordError:
        return {"is_encrypted": True}
    if pdf.is_encrypted:
        return {"is_encrypted": True}
    found, opens_address = _found(pdf, names)
    told = {"is_encrypted": False, "found": sorted(found), "opens_address": opens_address}
    return told | {"authors": list(_authors(pdf))}


def _found(pdf: pikepdf.Pdf, names: list[str]) -> tuple[set[str], bool]:
    """In JSON a text begins with `u:` or `b:`, so that a name between quotation marks is nothing but a name."""
    wanted = re.compile(rb'"/(?<!\\"/)(' + b"|".join(re.escape(name.encode()) for name in names) + rb')"')
    if len(pdf.objects) > MOST_OBJECTS:
        raise ValueError("too many objects")
    found: set[bytes] = set()
    opens_address = False
    for each in [pdf.trailer, *pdf.objects]:
        if each is not None:
            told = each.to_json(dereference=True)
            found.update(wanted.findall(told))
            if not opens_address and STARTS_BY_ITSELF.search(told):
                opens_address = any(_is_address(pdf, action) for action in _started(pdf, json.loads(told)))
        elif pdf.get_warnings():
            raise ValueError("an object that could not be read")
    return {name.decode() for name in found}, opens_address


def _started(pdf: pikepdf.Pdf, told: Any) -> Iterator[Any]:
    """The actions that start without a click: when the document or a page opens, or a pointer passes."""
    waiting = [told]
    while waiting:
        one = waiting.pop()
        waiting.extend(one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
        if isinstance(one, dict):
            yield one.get("/OpenAction")
            events = _followed(pdf, one.get("/AA"))
            yield from events.values() if isinstance(events, dict) else ()


def _is_address(pdf: pikepdf.Pdf, action: Any) -> bool:
    """Of it or of one that follows it."""
    waiting, seen = [action], set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if one in seen:
                continue
            seen.add(one)
        one = _followed(pdf, one)
        if isinstance(one, dict):
            if _followed(pdf, one.get("/S")) == "/URI":
                return True
            following = _followed(pdf, one.get("/Next"))
            waiting.extend(following if isinstance(following, list) else [one.get("/Next")])
    return False


def _followed(pdf: pikepdf.Pdf, told: Any) -> Any:
    """What a reference such as `5 0 R` leads to."""
    for _step in range(MOST_STEPS):
        reference = REFERENCE.fullmatch(told) if isinstance(told, str) else None
        if not reference:
            return told
        told = json.loads(pdf.get_object(int(reference[1]), int(reference[2])).to_json(dereference=True))
    raise ValueError("references that lead nowhere")


def _authors(pdf: pikepdf.Pdf) -> Iterator[str]:
    info = pdf.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary) and isinstance(info.get("/Author"), pikepdf.String):
        yield str(info["/Author"])
    metadata = pdf.Root.get("/Metadata")
    if isinstance(metadata, pikepdf.Stream) and len(metadata.read_bytes()) <= LONGEST_METADATA:
        creators = pdf.open_metadata().get("dc:creator") or []
        yield from [creators] if isinstance(creators, str) else map(str, creators)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    set_qpdf_limits(
        doc_max_warnings=MOST_WARNINGS,
        parser_max_container_size=MOST_IN_ONE,
        flate_max_memory=MOST_INFLATED,
        png_max_memory=MOST_INFLATED,
        tiff_max_memory=MOST_INFLATED,
        run_length_max_memory=MOST_INFLATED,
    )
    json.dump(look(sys.stdin.buffer.read(), sys.argv[1:]), sys.stdout)
