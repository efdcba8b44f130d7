"""What an organisation may change of itself, and choose to show."""

from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import PUBLIC_BODIES

NAMES = tuple(f"{field}_{code}" for field in ("name", "acronym") for code in LANGUAGE_SUFFIXES)
SWITCHES = ["is_listed", *(f"shows_{field}" for field in Organisation.FIELDS), "takes_messages"]
SAID = ("reach", "country", "subregion", "sectors", "objectives", "languages", "networks", "accreditation")
PROFILE = (*NAMES, "kind", *SAID, "about", "website")


def is_told_by_public_sources(organisation: Organisation) -> bool:
    """United Nations bodies, governments and others of the reference list: names, kind and place are no choice of
    theirs."""
    return organisation.kind in PUBLIC_BODIES or bool(organisation.source)


def saved_profile(organisation: Organisation) -> dict[str, object]:
    """By field of the form, typed as what was read of it."""
    objectives = list(organisation.objectives.order_by("number"))
    return {name: objectives if name == "objectives" else getattr(organisation, name) or "" for name in PROFILE} | {
        "country": organisation.country
    }


def chosen_of(organisation: Organisation) -> frozenset[str]:
    return frozenset(name for name in SWITCHES if getattr(organisation, name))
