"""Files that people send: looked into, cleaned, kept outside the web root, and served as attachments.

A part that keeps them has a row for each (`stored` is its random name), registers in `registry.file_owners`
which stored names its rows hold, and permits reading before `serving.attachment` answers.
"""

from network_portal.common.files.checking import CleanFile, clean_file
from network_portal.common.files.errors import FileRefused
from network_portal.common.files.kinds import KINDS, Kind
from network_portal.common.files.names import LONGEST_NAME
from network_portal.common.files.serving import attachment
from network_portal.common.files.storage import LONGEST_STORED, discard, keep, remove_orphans

__all__ = [
    "KINDS",
    "LONGEST_NAME",
    "LONGEST_STORED",
    "CleanFile",
    "FileRefused",
    "Kind",
    "attachment",
    "clean_file",
    "discard",
    "keep",
    "remove_orphans",
]
