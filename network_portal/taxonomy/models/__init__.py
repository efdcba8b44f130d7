from network_portal.taxonomy.models.compact import GuidingPrinciple, Objective, ObjectiveGroup
from network_portal.taxonomy.models.countries import Country
from network_portal.taxonomy.models.country_facts import CountryFact
from network_portal.taxonomy.models.terms import GlossaryTerm, Workstream

__all__ = ["Country", "CountryFact", "GlossaryTerm", "GuidingPrinciple", "Objective", "ObjectiveGroup", "Workstream"]
