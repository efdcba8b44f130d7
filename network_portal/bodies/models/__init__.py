from network_portal.bodies.models.bodies import Body
from network_portal.bodies.models.mandates import Mandate
from network_portal.bodies.models.seats import Seat

__all__ = ["Body", "Mandate", "Seat"]
