import re
from collections import Counter
from collections.abc import Sequence

from django.db.models import Q, Value
from django.db.models.functions import Upper

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
    unknown = [text for key, text in zip(keys, texts, strict=True) if key not in owners and len(text) <= LONGEST_NAME]
    others = _by_own_words(unknown, among)
    return [owners.get(key) or others.get(text.casefold()) for key, text in zip(keys, texts, strict=True)]


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


def _by_own_words(texts: Sequence[str], among: OrganisationQuerySet) -> dict[str, Organisation]:
    """By text without case: those that have no alias yet are still known by acronym, name or address. One query,
    whose words the database itself folds, for it has its own way with letters beyond ASCII."""
    if not texts:
        return {}
    columns = [f"{column}_{code}" for column in ("acronym", "name") for code in LANGUAGE_SUFFIXES]
    same = Q(slug__in=[text.lower() for text in texts])
    for column in columns:
        same |= Q(**{f"upper_{column}__in": [Upper(Value(text)) for text in texts]})
    rows = among.alias(**{f"upper_{column}": Upper(column) for column in columns}).filter(same)
    found: dict[str, Organisation] = {}
    for body in rows:
        for words in (body.slug, *(getattr(body, column) or "" for column in columns)):
            found.setdefault(words.casefold(), body)
    return found
