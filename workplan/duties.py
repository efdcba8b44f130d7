from network_portal.common.registry import duties
from workplan.queries.duties import duties_of


def register() -> None:
    duties.register("workplan", duties_of)
