from network_portal.monitoring.models.notices import MailedLink, Notice
from network_portal.monitoring.models.rounds import CopiedLead, Duty, ReportingChoice, Round, Subject
from network_portal.monitoring.models.updates import Paragraph, Update

__all__ = [
    "CopiedLead",
    "Duty",
    "MailedLink",
    "Notice",
    "Paragraph",
    "ReportingChoice",
    "Round",
    "Subject",
    "Update",
]
