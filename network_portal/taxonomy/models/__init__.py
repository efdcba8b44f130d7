from network_portal.taxonomy.models.compact import GuidingPrinciple, Objective, ObjectiveGroup
from network_portal.taxonomy.models.countries import Country
from network_portal.taxonomy.models.terms import GlossaryTerm, Workstream

__all__ = ["Country", "GlossaryTerm", "GuidingPrinciple", "Objective", "ObjectiveGroup", "Workstream"]
