"""Who holds the name of an organisation in words of its own, and forgets it when it becomes protected."""

from typing import Protocol

from network_portal.common.registry.entries import Entries
from network_portal.common.renaming import Renaming


class NameForgotten(Protocol):
    """Within the verb: what this part keeps under the name of the organisation is called otherwise from now on."""

    def __call__(self, organisation_id: int, renaming: Renaming) -> None: ...


forgotten_names: Entries[NameForgotten] = Entries("who forgets the name of an organisation")


def tell_name_forgotten(organisation_id: int, renaming: Renaming) -> None:
    for told in forgotten_names.values():
        told(organisation_id, renaming)
