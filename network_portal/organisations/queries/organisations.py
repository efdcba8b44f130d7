import re
from collections import Counter
from collections.abc import Sequence

from django.db.models import Q

from network_portal.common.actors import CO_CHAIR, Actor
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.organisations.models import Alias, Organisation
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.rules.names import LONGEST_NAME, normalise

_CUTS_A_LIST = re.compile(r"[;|,\n]")


def organisations_by_text(texts: Sequence[str], among: OrganisationQuerySet | None = None) -> list[Organisation | None]:
    """Whose acronym, name, address or known misspelling each text is, in any of the four languages.

    Only `among` these, so that one that is not seen hides none of the same name.
    """
    among = Organisation.objects.all() if among is None else among
    keys = [normalise(text) for text in texts]
    aliases = Alias.objects.filter(normalised__in=[key for key in keys if key], organisation__in=among)
    owners = {alias.normalised: alias.organisation for alias in aliases.select_related("organisation")}
    return [owners.get(key) or _by_own_words(text, among) for key, text in zip(keys, texts, strict=True)]


def known_names() -> dict[str, int]:
    """Every normalised alias and the id of its organisation, for an import of many rows."""
    return dict(Alias.objects.values_list("normalised", "organisation_id"))


def organisations_seen_by(actor: Actor) -> OrganisationQuerySet:
    """Those that chose to be seen, and the person's own; a co-chair sees all (P03, P04)."""
    if actor.has_role(CO_CHAIR):
        return Organisation.objects.all()
    return Organisation.objects.filter(Q(is_listed=True) | Q(pk__in=actor.memberships))


def organisation_keys(organisations: OrganisationQuerySet | None = None) -> dict[int, str]:
    """What files call each organisation: its English acronym; its slug where that is missing or not its own."""
    organisations = Organisation.objects.all() if organisations is None else organisations
    named = list(organisations.order_by("pk").values_list("pk", "acronym_en", "slug"))
    times = Counter((acronym or "").casefold() for _pk, acronym, _slug in named)
    slugs = {slug: pk for pk, _acronym, slug in named}
    return {
        pk: acronym
        if acronym
        and times[acronym.casefold()] == 1
        and slugs.get(acronym, pk) == pk
        and not _CUTS_A_LIST.search(acronym)
        else slug
        for pk, acronym, slug in named
    }


def acting_name(actor: Actor) -> str:
    """The organisation that a person acts for, as the current language names it; "" where there is none."""
    body = Organisation.objects.filter(pk=actor.acting_for).first() if actor.acting_for else None
    return body.short_name if body else actor.acting_organisation_name


def listed_organisations() -> OrganisationQuerySet:
    return Organisation.objects.listed()


def _by_own_words(text: str, among: OrganisationQuerySet) -> Organisation | None:
    """An organisation that has no alias yet is still known by its acronym, name or address."""
    if len(text) > LONGEST_NAME:  # a database refuses to compare with what is far longer than any name
        return None
    same = Q(slug=text.lower())
    for column in ("acronym", "name"):
        for code in LANGUAGE_SUFFIXES:
            same |= Q(**{f"{column}_{code}__iexact": text})
    return among.filter(same).first()
