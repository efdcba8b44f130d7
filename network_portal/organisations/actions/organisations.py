from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common import withdrawals
from network_portal.common.actors import Actor
from network_portal.common.text_columns import in_columns
from network_portal.organisations.models import Alias, Organisation
from network_portal.organisations.rules.agencies import Agency
from network_portal.organisations.rules.names import normalise
from network_portal.taxonomy.models import Country

QUIET = "organisations.choose_quiet"


@transaction.atomic
def load_organisation(*, by: Actor, agency: Agency) -> Organisation:
    """Make or correct an organisation of the reference list; the same row again changes nothing."""
    before = Organisation.objects.filter(slug=agency.slug).first()
    wanted = _values(agency)
    if before and all(getattr(before, name) == value for name, value in wanted.items()):
        organisation = before
        changed = False
    else:
        organisation, _made = Organisation.objects.update_or_create(slug=agency.slug, defaults=wanted)
        changed = True
    if add_aliases(organisation, agency.aliases) or changed:
        record("organisations.load_organisation", by=by, target=organisation)
    return organisation


@transaction.atomic
def choose_quiet(*, by: Actor, organisation: Organisation, is_quiet: bool) -> None:
    """Whether the people of its team are written to without names."""
    changed = Organisation.objects.filter(pk=organisation.pk).exclude(is_quiet=is_quiet).update(is_quiet=is_quiet)
    if changed:
        record(QUIET, by=by, target=organisation)
        (withdrawals.note if is_quiet else withdrawals.note_given_again)(QUIET, str(organisation.key))


def add_aliases(organisation: Organisation, texts: tuple[str, ...]) -> int:
    """How many were new. A text that names another organisation already raises ValueError."""
    wanted = {normalise(text): text for text in reversed(texts) if text}
    taken = dict(Alias.objects.filter(normalised__in=wanted).values_list("normalised", "organisation_id"))
    clashing = sorted(wanted[key] for key, owner in taken.items() if owner != organisation.pk)
    if clashing:
        raise ValueError(f"{organisation} cannot have names of another organisation: {clashing}")
    new = [key for key in wanted if key not in taken]
    Alias.objects.bulk_create(Alias(organisation=organisation, text=wanted[key], normalised=key) for key in new)
    return len(new)


def _values(agency: Agency) -> dict[str, object]:
    kind = "red_cross" if agency.slug == "icrc" else "other" if agency.slug == "mpi" else Organisation.UN_AGENCY
    return {
        **in_columns("name", agency.names),
        **in_columns("acronym", agency.acronyms),
        "kind": agency.kind or kind,
        "is_network_member": agency.is_network_member,
        "is_co_chair": agency.is_co_chair,
        "is_listed": True,
        "shows_kind": True,
        "shows_country": True,
        "shows_tables": True,
        "marks": dict(agency.marks),
        "source": agency.source,
        **({"country": Country.objects.get(iso3=agency.iso3)} if agency.iso3 else {}),
    }
