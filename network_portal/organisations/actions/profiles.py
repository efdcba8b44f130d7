"""What an organisation says of itself, and what of it the world sees."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from network_portal.audit.actions import record
from network_portal.common import withdrawals
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import take
from network_portal.organisations.models import Alias, Organisation
from network_portal.organisations.models.protection import ProtectedName
from network_portal.organisations.queries.profiles import NAMES, SWITCHES, is_told_by_public_sources
from network_portal.organisations.rules.names import normalise
from network_portal.organisations.rules.places import kept_subregion

OF_PUBLIC_SOURCES = {"kind", "country", "reach", "subregion", *NAMES}
ALWAYS_SEEN = {"is_listed", "shows_kind", "shows_country"}
SEEN = "organisations.choose_what_is_seen"


@transaction.atomic
def change_profile(*, by: Actor, organisation: Organisation, version: int, values: Mapping[str, Any]) -> Organisation:
    """`values` by column; `objectives` are rows. The audit keeps which fields changed, never what they say.

    Raises DomainError: changed_meanwhile, organisation_needs_name, organisation_needs_country.
    """
    fresh = take(organisation, version)
    wanted = {name: value for name, value in values.items() if name not in fixed_fields(fresh)}
    objectives = wanted.pop("objectives", None)
    before = {name: getattr(fresh, name) for name in wanted}
    for name, value in wanted.items():
        setattr(fresh, name, value)
    _check(fresh)
    changed = [name for name in wanted if getattr(fresh, name) != before[name]]
    fresh.save(update_fields=[*wanted, "country", "subregion"])
    if objectives is not None and set(objectives) != set(fresh.objectives.all()):
        fresh.objectives.set(objectives)
        changed.append("objectives")
    _follow_names(fresh, {before[name] for name in changed if name in NAMES})
    record("organisations.change_profile", by=by, target=fresh, changes={"fields": [None, ", ".join(sorted(changed))]})
    return fresh


@transaction.atomic
def choose_what_is_seen(
    *, by: Actor, organisation: Organisation, version: int, chosen: Collection[str]
) -> Organisation:
    """`chosen` are columns of `Seen`; the others are withdrawn. What public sources tell of agencies and governments
    stays. Raises DomainError: changed_meanwhile, protected_is_not_seen."""
    fresh = take(organisation, version)
    if chosen and ProtectedName.objects.filter(organisation=fresh).exists():
        raise DomainError("protected_is_not_seen")
    return _show(by, fresh, chosen)


@transaction.atomic
def withdraw_from_sight(*, by: Actor, organisation: Organisation) -> Organisation:
    """All in one press, whatever version the page showed: nobody is kept from it."""
    Organisation.objects.filter(pk=organisation.pk).update(version=F("version") + 1)
    return _show(by, Organisation.objects.get(pk=organisation.pk), ())


@transaction.atomic
def withdraw_fields(*, by: Actor, organisation: Organisation, fields: Collection[str]) -> Organisation:
    """These columns of `Seen` alone; the others stay as they are."""
    Organisation.objects.filter(pk=organisation.pk).update(version=F("version") + 1)
    fresh = Organisation.objects.get(pk=organisation.pk)
    return _show(by, fresh, {name for name in SWITCHES if getattr(fresh, name)} - set(fields))


def fixed_fields(organisation: Organisation) -> frozenset[str]:
    """What its people do not change: names and place that public sources tell; the alias of a protected one."""
    if is_told_by_public_sources(organisation):
        return frozenset(OF_PUBLIC_SOURCES)
    return frozenset(NAMES) if ProtectedName.objects.filter(organisation=organisation).exists() else frozenset()


def _show(by: Actor, organisation: Organisation, chosen: Collection[str]) -> Organisation:
    wanted = {*chosen, *(ALWAYS_SEEN if is_told_by_public_sources(organisation) else ())}
    changes = {}
    for name in SWITCHES:
        before, after = getattr(organisation, name), name in wanted
        if before != after:
            setattr(organisation, name, after)
            changes[name] = [before, after]
    organisation.save(update_fields=SWITCHES)
    record(SEEN, by=by, target=organisation, changes=changes)
    for name, (_before, after) in changes.items():
        (withdrawals.note_given_again if after else withdrawals.note)(SEEN, f"{organisation.key}:{name}")
    return organisation


def _check(organisation: Organisation) -> None:
    if not any(getattr(organisation, name) for name in NAMES if name.startswith("name_")):
        raise DomainError("organisation_needs_name", field="name_es")
    if is_told_by_public_sources(organisation):
        return
    if organisation.reach != Organisation.COUNTRY:
        organisation.country = None
    elif organisation.country is None:
        raise DomainError("organisation_needs_country", field="country")
    organisation.subregion = kept_subregion(organisation.subregion, getattr(organisation.country, "iso3", ""))


def _follow_names(organisation: Organisation, gone: Collection[str]) -> None:
    """It is found by what it is called now and no longer by what it was: a name that another has stays that one's."""
    now = {normalise(getattr(organisation, name) or ""): getattr(organisation, name) for name in NAMES} if gone else {}
    organisation.aliases.filter(normalised__in={normalise(text or "") for text in gone} - set(now)).delete()
    now.pop("", None)
    taken = set(Alias.objects.filter(normalised__in=now).values_list("normalised", flat=True))
    new = [Alias(organisation=organisation, text=text, normalised=key) for key, text in now.items() if key not in taken]
    Alias.objects.bulk_create(new, ignore_conflicts=True)
