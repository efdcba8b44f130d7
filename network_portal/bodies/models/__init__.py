from network_portal.bodies.models.announcements import Announcement
from network_portal.bodies.models.bodies import Body
from network_portal.bodies.models.mandates import Mandate
from network_portal.bodies.models.meetings import Attendance, Meeting
from network_portal.bodies.models.minutes import Decision, Minutes
from network_portal.bodies.models.papers import Paper, PaperComment, PaperDocument
from network_portal.bodies.models.seats import Seat
from network_portal.bodies.models.tasks import Task

__all__ = [
    "Announcement",
    "Attendance",
    "Body",
    "Decision",
    "Mandate",
    "Meeting",
    "Minutes",
    "Paper",
    "PaperComment",
    "PaperDocument",
    "Seat",
    "Task",
]
