"""What the portal holds about people, what for, and for how long: the table of the privacy page."""

from network_portal.common import registry
from network_portal.common.registry import Purpose


def kept_data() -> list[Purpose]:
    """In the order of their places, each from the part that holds it."""
    return sorted(registry.purposes.values(), key=lambda purpose: purpose.place)
