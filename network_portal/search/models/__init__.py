from network_portal.search.models.changes import ChangedText, IndexLock
from network_portal.search.models.texts import SearchText
from network_portal.search.models.words import KnownWord, WordTrace

__all__ = ["ChangedText", "IndexLock", "KnownWord", "SearchText", "WordTrace"]
