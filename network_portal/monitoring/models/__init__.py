from network_portal.monitoring.models.notices import MailedLink, Notice
from network_portal.monitoring.models.rounds import Duty, ReportingChoice, Round, Subject
from network_portal.monitoring.models.updates import Paragraph, Update

__all__ = [
    "Duty",
    "MailedLink",
    "Notice",
    "Paragraph",
    "ReportingChoice",
    "Round",
    "Subject",
    "Update",
]
