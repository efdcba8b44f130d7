from network_portal.monitoring.models.choices import ReportingChoice
from network_portal.monitoring.models.evidence import EvidenceFile
from network_portal.monitoring.models.links import MailedLink
from network_portal.monitoring.models.notices import Notice
from network_portal.monitoring.models.paragraphs import Paragraph
from network_portal.monitoring.models.rounds import CopiedLead, Duty, Round, Subject
from network_portal.monitoring.models.updates import Update

__all__ = [
    "CopiedLead",
    "Duty",
    "EvidenceFile",
    "MailedLink",
    "Notice",
    "Paragraph",
    "ReportingChoice",
    "Round",
    "Subject",
    "Update",
]
