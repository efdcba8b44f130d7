from network_portal.common.registry import duties
from network_portal.knowledge.queries.duties import duties_of


def register() -> None:
    duties.register("knowledge", duties_of)
