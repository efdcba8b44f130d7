import os
from pathlib import Path

import pytest
from kombu import Connection
from kombu.transport import filesystem

from network_portal.common import broker


@pytest.fixture
def line(tmp_path):
    """A line to a queue in a folder of its own."""
    broker.use()
    folders = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path), "control_folder": str(tmp_path / "c")}
    (tmp_path / "c").mkdir()
    with Connection("filesystem://", transport_options=folders) as connection:
        yield connection


def messages(folder):
    return [path for path in Path(folder).iterdir() if path.name.endswith(".msg")]


def test_a_message_appears_whole(line, tmp_path, monkeypatch):
    seen = []
    real = os.replace
    monkeypatch.setattr(os, "replace", lambda draft, final: (seen.append(messages(tmp_path)), real(draft, final)))
    queue = line.SimpleQueue("celery")
    queue.put({"task": "look now"})
    assert seen == [[]], "nothing stands under its name before it is whole"
    assert len(messages(tmp_path)) == 1
    assert queue.get(timeout=1).payload == {"task": "look now"}


def test_kombus_own_way_shows_half_of_it(line, tmp_path, monkeypatch):
    """The fault: a worker that looks while kombu writes finds an empty message under its name."""
    sizes = []
    real = filesystem.dumps

    def watched(payload):
        sizes.extend(one.stat().st_size for one in messages(tmp_path))
        return real(payload)

    monkeypatch.setattr(filesystem, "dumps", watched)
    filesystem.Channel._put(line.channel(), "celery", {"task": "look now"})
    assert sizes == [0]
