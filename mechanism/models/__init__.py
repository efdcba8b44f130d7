from mechanism.models.admissions import Admission
from mechanism.models.baselines import Baseline
from mechanism.models.memberships import MembershipRequest
from mechanism.models.registrations import Registration

__all__ = ["Admission", "Baseline", "MembershipRequest", "Registration"]
