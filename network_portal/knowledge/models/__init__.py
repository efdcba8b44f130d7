from network_portal.knowledge.models.practices import Practice, PracticePopulation, PracticeText
from network_portal.knowledge.models.submissions import PracticeReview, PracticeSubmission

__all__ = ["Practice", "PracticePopulation", "PracticeReview", "PracticeSubmission", "PracticeText"]
