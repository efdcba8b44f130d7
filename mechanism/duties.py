from mechanism.queries import duties as memberships
from mechanism.queries import registration_duties as registrations
from network_portal.common.registry import duties


def register() -> None:
    duties.register("mechanism", memberships.duties_of)
    duties.register("registrations with the mechanism", registrations.duties_of)
