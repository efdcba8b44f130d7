from network_portal.common.registry import duties
from network_portal.knowledge.queries.clearance_duties import clearance_duties_of
from network_portal.knowledge.queries.duties import duties_of
from network_portal.knowledge.queries.publication_duties import publication_duties_of


def register() -> None:
    duties.register("knowledge", duties_of)
    duties.register("knowledge.clearances", clearance_duties_of)
    duties.register("knowledge.publications", publication_duties_of)
