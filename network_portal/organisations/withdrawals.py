"""What organisations took back: no restored backup shows it, names it or writes to its people openly."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from network_portal.common import registry
from network_portal.common.actors import SYSTEM
from network_portal.common.registry import Withdrawal
from network_portal.organisations.actions.organisations import QUIET, choose_quiet
from network_portal.organisations.actions.profiles import SEEN, withdraw_fields
from network_portal.organisations.actions.protection import PROTECTED, protect_again
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.profiles import SWITCHES
from network_portal.organisations.rules.names import PUBLIC_BODIES

BATCH = 500


def unseen() -> Iterable[str]:
    """A mark a field that is not shown."""
    rows = Organisation.objects.values_list("key", *SWITCHES).iterator()
    return [
        f"{key}:{name}" for key, *shown in rows for name, is_seen in zip(SWITCHES, shown, strict=True) if not is_seen
    ]


def hide_again(marks: Collection[str]) -> int:
    wanted: dict[str, set[str]] = defaultdict(set)
    for mark in marks:
        key, _colon, name = mark.partition(":")
        wanted[key].add(name)

    def hide(organisation: Organisation) -> bool:
        hidden = {name for name in wanted[str(organisation.key)] if getattr(organisation, name, False)}
        if hidden:
            withdraw_fields(by=SYSTEM, organisation=organisation, fields=hidden)
        return bool(hidden)

    return _each(Organisation.objects.all(), wanted, hide)


def protected() -> Iterable[str]:
    return _keys(Organisation.objects.filter(protected_name__isnull=False))


def name_no_more(keys: Collection[str]) -> int:
    """Under an alias made by chance, until its representative chooses another."""

    def protect(organisation: Organisation) -> bool:
        protect_again(by=SYSTEM, organisation=organisation)
        return True

    return _each(Organisation.objects.unprotected().exclude(kind__in=PUBLIC_BODIES), keys, protect)


def quiet() -> Iterable[str]:
    return _keys(Organisation.objects.filter(is_quiet=True))


def write_quietly_again(keys: Collection[str]) -> int:
    def wish(organisation: Organisation) -> bool:
        choose_quiet(by=SYSTEM, organisation=organisation, is_quiet=True)
        return True

    return _each(Organisation.objects.filter(is_quiet=False), keys, wish)


def _keys(organisations: OrganisationQuerySet) -> Iterable[str]:
    return [str(key) for key in organisations.values_list("key", flat=True)]


def _each(among: OrganisationQuerySet, keys: Collection[str], act: Callable[[Organisation], bool]) -> int:
    """How many of them there was something to do for."""
    return sum(act(organisation) for organisation in _found(among, sorted(keys)))


def _found(among: OrganisationQuerySet, keys: list[str]) -> Iterator[Organisation]:
    for start in range(0, len(keys), BATCH):
        yield from among.filter(key__in=keys[start : start + BATCH])


def register() -> None:
    registry.withdrawals.register(SEEN, Withdrawal(marks=unseen, again=hide_again))
    registry.withdrawals.register(PROTECTED, Withdrawal(marks=protected, again=name_no_more))
    registry.withdrawals.register(QUIET, Withdrawal(marks=quiet, again=write_quietly_again))
