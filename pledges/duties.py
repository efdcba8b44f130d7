from network_portal.common.registry import duties
from pledges.queries.duties import duties_of


def register() -> None:
    duties.register("pledges", duties_of)
