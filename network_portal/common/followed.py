"""Whose change lets every object of a kind be read again in the search: what is said of objects in each language."""

from collections.abc import Callable, Collection, Iterable


def everything(targets: Collection[int]) -> Iterable[str] | None:
    return None


REFERENCE_DATA: dict[str, Callable[[Collection[int]], Iterable[str] | None]] = {
    "taxonomy.objective": everything,
    "taxonomy.guidingprinciple": everything,
    "taxonomy.country": everything,
    "taxonomy.glossaryterm": everything,
}
