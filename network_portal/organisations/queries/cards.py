"""The public card of an organisation: what it chose to show and nothing else. Page and preview draw the same."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from network_portal.common.languages import LANGUAGE_NAMES, current_language, language_name, translated_text
from network_portal.common.registry.organisations import seats_shown
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.profiles import SECTORS
from network_portal.organisations.queries.directory import names_in_each_language, other_names
from network_portal.organisations.queries.relays import takes_messages
from network_portal.taxonomy.queries import objective_chips, subregions


def card_of(one: Organisation, *, in_full: bool = False) -> dict[str, Any]:
    """`in_full` is for those who may read what is not shown (P03)."""
    shown = {field for field in one.FIELDS if in_full or one.shows(field)}
    name, name_language = translated_text(one, "name", current_language())
    return {
        "organisation": one,
        "name": name,
        "name_language": name_language,
        "acronym": translated_text(one, "acronym", current_language())[0],
        "kind": str(one.get_kind_display()) if "kind" in shown else "",
        **_place(one, is_shown="country" in shown),
        "sectors": _sectors(one) if "sectors" in shown else [],
        "objectives": objective_chips(one.objectives.order_by("number")) if "objectives" in shown else [],
        "languages": _languages(one) if "languages" in shown else [],
        "tables": seats_shown(one.pk) if "tables" in shown else [],
        **{field: getattr(one, field) if field in shown else "" for field in ("about", "networks", "website")},
        "contact_url": reverse("home:contact", args=[one.slug]) if takes_messages(one) else "",
        "names": names_in_each_language(one),
        "others": other_names(one),
    }


def _place(one: Organisation, *, is_shown: bool) -> dict[str, str]:
    if not is_shown:
        return {"country": "", "country_url": "", "place": "", "subregion": ""}
    country, chosen = one.country, subregions().get(one.subregion)
    reach = _("Not of one country") if one.reach == one.COUNTRY else str(one.get_reach_display())
    return {
        "country": translated_text(country, "name", current_language())[0] if country else "",
        "country_url": reverse("home:country", args=[country.iso2]) if country else "",
        "place": "" if country else reach,
        "subregion": str(chosen.words) if chosen else "",
    }


def _sectors(one: Organisation) -> list[str]:
    words = dict(SECTORS)
    return [str(words[code]) for code in one.sectors if code in words]


def _languages(one: Organisation) -> list[str]:
    known = set(LANGUAGE_NAMES) & {code for code, _name in settings.LANGUAGES}
    return [capfirst(language_name(code)) for code in one.languages if code in known]
