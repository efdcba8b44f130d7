from network_portal.bodies.models import Body
from network_portal.common.actors import Actor
from network_portal.common.registry.bodies import RoomPanel, room_panels


def panels_of(actor: Actor, body: Body) -> list[RoomPanel]:
    """What every part has to show this person in the room of the body, in order."""
    found = [panel for panels in room_panels.values() for panel in panels(actor, body)]
    return sorted(found, key=lambda panel: panel.place)
