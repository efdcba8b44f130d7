import pytest

from network_portal.common.registry import Entries


def test_a_name_is_taken_once():
    entries: Entries[int] = Entries("number")
    entries.register("one", 1)
    entries.register("one", 1)
    with pytest.raises(ValueError, match="number registered twice: one"):
        entries.register("one", 2)


def test_entries_come_in_the_order_of_their_names():
    entries: Entries[int] = Entries("number")
    entries.register("b", 2)
    entries.register("a", 1)
    assert entries.values() == [1, 2]
    assert entries.get("c") is None
