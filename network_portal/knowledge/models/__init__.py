from network_portal.knowledge.models.calls import PracticeCall, PracticeCallText
from network_portal.knowledge.models.clearances import Clearance, ClearanceAnswer, ClearanceFile
from network_portal.knowledge.models.copies import PracticeCopy
from network_portal.knowledge.models.practices import Practice, PracticePopulation, PracticeText
from network_portal.knowledge.models.publications import Publication, PublicationDocument, PublicationText
from network_portal.knowledge.models.submissions import PracticeReview, PracticeSubmission

__all__ = [
    "Clearance",
    "ClearanceAnswer",
    "ClearanceFile",
    "Practice",
    "PracticeCall",
    "PracticeCallText",
    "PracticeCopy",
    "PracticePopulation",
    "PracticeReview",
    "PracticeSubmission",
    "PracticeText",
    "Publication",
    "PublicationDocument",
    "PublicationText",
]
