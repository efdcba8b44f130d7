from mechanism.models.admissions import Admission
from mechanism.models.baselines import Baseline
from mechanism.models.memberships import MembershipRequest
from mechanism.models.milestones import Milestone, MilestoneText
from mechanism.models.recommendations import (
    Addressee,
    FollowUp,
    Recommendation,
    RecommendationResponse,
    RecommendationText,
)
from mechanism.models.registrations import Registration

__all__ = [
    "Addressee",
    "Admission",
    "Baseline",
    "FollowUp",
    "MembershipRequest",
    "Milestone",
    "MilestoneText",
    "Recommendation",
    "RecommendationResponse",
    "RecommendationText",
    "Registration",
]
