from django.db.models import Q

from network_portal.common.actors import CO_CHAIR, Actor
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


def organisations_seen_by(actor: Actor) -> OrganisationQuerySet:
    """Those that chose to be seen, and the person's own; a co-chair sees all (P03, P04)."""
    if actor.has_role(CO_CHAIR):
        return Organisation.objects.all()
    return Organisation.objects.filter(Q(is_listed=True) | Q(pk__in=actor.memberships))


def listed_organisations() -> OrganisationQuerySet:
    return Organisation.objects.listed()
