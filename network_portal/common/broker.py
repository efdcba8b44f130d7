"""The embedded queue: kombu's folder of files, whose messages appear whole or not at all.

kombu writes a message under its final name, so that a worker who looks at that instant reads half of it and dies.
"""

import os
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.encoding import str_to_bytes
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: dict[str, Any], **kwargs: Any) -> None:  # type: ignore[override]
        name = f"{round(monotonic() * 1000)}_{uuid4()}.{queue}.msg"
        draft = Path(self.data_folder_out, f"{name}.writing")
        draft.write_bytes(str_to_bytes(dumps(payload)))
        os.replace(draft, draft.with_name(name))


class Transport(filesystem.Transport):
    Channel = Channel


def use() -> None:
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"
