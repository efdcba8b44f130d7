"""A look into a PDF: is it one, may it do harm, and whose name does it carry.

Refused, not warned of: passwords (nobody can look inside, and readers are kept out), scripts and programs that start
with the document, files inside it, and what opens or sends something elsewhere, an address in the web only where it
opens without a click. Whoever reads evidence needs none of them, and a plain PDF is one print away. This is no scanner
for viruses.
"""

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from network_portal.common.files.errors import FileRefused

HEADER = re.compile(rb"%PDF-[12]\.\d")
TRAILER_WITHIN = 1024
READER = Path(__file__).with_name("pdf_reader.py")
PATIENCE_SECONDS = 20  # of the clock; the reader itself has less of the processor
STARTS_PROGRAMS = frozenset({"JavaScript", "JS", "Launch", "RichMedia", "XFA"})
CARRIES_FILES = frozenset({"EmbeddedFile", "EmbeddedFiles", "GoToE"})
REACHES_OUT = frozenset({"GoToR", "SubmitForm", "ImportData"})


def authors_of_checked_pdf(content: bytes) -> list[str]:
    """The author of the document's information and those of its metadata. Raises FileRefused."""
    whole = HEADER.match(content) and b"%%EOF" in content[-TRAILER_WITHIN:]
    if not whole or zipfile.is_zipfile(io.BytesIO(content)):
        raise FileRefused("upload_broken")
    told = _told_by_reader(content)
    if told["is_encrypted"]:
        raise FileRefused("upload_protected")
    if not STARTS_PROGRAMS.isdisjoint(told["found"]):
        raise FileRefused("upload_runs_programs")
    if not CARRIES_FILES.isdisjoint(told["found"]):
        raise FileRefused("upload_carries_files")
    if told["opens_address"] or not REACHES_OUT.isdisjoint(told["found"]):
        raise FileRefused("upload_reaches_out")
    return [author.strip() for author in told["authors"] if author.strip()]


def _told_by_reader(content: bytes) -> dict[str, Any]:
    names = sorted(STARTS_PROGRAMS | CARRIES_FILES | REACHES_OUT)
    command = [sys.executable, "-I", str(READER), *names]
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=True, timeout=PATIENCE_SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise FileRefused("upload_broken") from error
    told: dict[str, Any] = json.loads(done.stdout)
    return told
