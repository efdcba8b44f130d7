from network_portal.knowledge.models.practices import Practice, PracticePopulation, PracticeText

__all__ = ["Practice", "PracticePopulation", "PracticeText"]
