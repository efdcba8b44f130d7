from network_portal.bodies.models.announcements import Announcement
from network_portal.bodies.models.bodies import Body
from network_portal.bodies.models.mandates import Mandate
from network_portal.bodies.models.papers import Paper, PaperComment, PaperDocument
from network_portal.bodies.models.seats import Seat

__all__ = ["Announcement", "Body", "Mandate", "Paper", "PaperComment", "PaperDocument", "Seat"]
