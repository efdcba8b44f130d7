"""Who sits in a table, in words that single nobody out."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.bodies.models import Body
from network_portal.bodies.queries.seats import OF_NO_SUBREGION, SeatCount, listed_members
from network_portal.common.languages import one_after_another
from network_portal.organisations.queries.directory import DirectoryRow, directory_rows, entries
from network_portal.taxonomy.queries import subregions

MOST_NAMED = 50


@dataclass(frozen=True)
class Members:
    """The first of those that chose to be seen, by name; `more` are left out of the rows."""

    rows: tuple[DirectoryRow, ...]
    more: int


def listed_in_words(count: SeatCount) -> str:
    if not count.listed:
        return _("No organisation that chose to be seen sits here yet")
    return ngettext(
        "%(count)d organisation that chose to be seen",
        "%(count)d organisations that chose to be seen",
        count.listed,
    ) % {"count": count.listed}


def others_in_words(count: SeatCount) -> str:
    """Of those that did not choose it the totals that may be told; empty where there is none to tell."""
    names = {code: str(one.words) for code, one in subregions().items()}
    names[OF_NO_SUBREGION] = _("of no single country")
    at_least = _("%(place)s at least %(count)d")
    places = [at_least % {"place": names[code], "count": many} for code, many in sorted(count.others.items())]
    return (
        _("Others, which did not choose to be seen: %(places)s.") % {"places": one_after_another(places)}
        if places
        else ""
    )


def members_of(body: Body) -> Members:
    """In the order of the directory, which is kept; three queries with it."""
    seated = set(listed_members(body).values_list("pk", flat=True))
    found = [one.pk for one in entries() if one.pk in seated] if seated else []
    return Members(directory_rows(found[:MOST_NAMED]), max(len(found) - MOST_NAMED, 0))
