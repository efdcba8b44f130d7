from network_portal.organisations.models import Alias, Organisation
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.rules.names import normalise


def organisation_by_text(text: str) -> Organisation | None:
    """Whose acronym, name or known misspelling the text is, in any of the four languages."""
    wanted = normalise(text)
    if not wanted:
        return None
    return Organisation.objects.filter(aliases__normalised=wanted).first()


def known_names() -> dict[str, int]:
    """Every normalised alias and the id of its organisation, for an import of many rows."""
    return dict(Alias.objects.values_list("normalised", "organisation_id"))


def listed_organisations() -> OrganisationQuerySet:
    return Organisation.objects.listed()
