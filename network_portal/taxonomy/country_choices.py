"""The countries to choose from, by subregion and name, in the reader's language."""

from django.utils.translation import gettext as _

from network_portal.common.folded import kept_words
from network_portal.taxonomy.models import Country
from network_portal.taxonomy.queries import subregions

Choices = list[tuple[int, str]]


def countries_by_subregion() -> list[tuple[str, Choices]]:
    """Of the scheme that the settings choose; last those that it does not place. One query."""
    schemes = list(subregions().values())
    groups: dict[str, Choices] = {str(one.words): [] for one in schemes}
    for country in sorted(Country.objects.all(), key=lambda one: kept_words(one.name)):
        found = (str(one.words) for one in schemes if getattr(country, one.column) == one.value)
        groups.setdefault(next(found, _("Elsewhere")), []).append((country.pk, country.name))
    return [(name, choices) for name, choices in groups.items() if choices]
