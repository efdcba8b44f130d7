"""Who erased their account, whose account was closed and who wishes quiet mails: no restored backup undoes it."""

from collections.abc import Callable, Collection, Iterable

from django.db.models import QuerySet

from network_portal.accounts.actions.people import CLOSED, ERASED, QUIET, change_profile, disable_account, erase_account
from network_portal.accounts.models import User
from network_portal.common import registry
from network_portal.common.actors import SYSTEM
from network_portal.common.registry import Withdrawal

BATCH = 500


def erased() -> Iterable[str]:
    return _keys(User.objects.exclude(erased_at=None))


def erase_again(keys: Collection[str]) -> int:
    return _each(keys, lambda person: erase_account(by=SYSTEM, person=person))


def closed() -> Iterable[str]:
    return _keys(User.objects.filter(is_active=False, erased_at=None))


def close_again(keys: Collection[str]) -> int:
    return _each(keys, lambda person: disable_account(by=SYSTEM, person=person))


def quiet() -> Iterable[str]:
    return _keys(User.objects.filter(is_quiet=True))


def write_quietly_again(keys: Collection[str]) -> int:
    def wish(person: User) -> None:
        change_profile(by=SYSTEM, person=person, name=person.name, language=person.language, is_quiet=True)

    return _each(keys, wish)


def _keys(people: QuerySet[User]) -> Iterable[str]:
    return [str(key) for key in people.values_list("key", flat=True)]


def _each(keys: Collection[str], act: Callable[[User], None]) -> int:
    """To those of these accounts that are open."""
    wanted, count = sorted(keys), 0
    for start in range(0, len(wanted), BATCH):
        for person in User.objects.filter(key__in=wanted[start : start + BATCH], is_active=True, erased_at=None):
            act(person)
            count += 1
    return count


def register() -> None:
    registry.withdrawals.register(ERASED, Withdrawal(marks=erased, again=erase_again))
    registry.withdrawals.register(CLOSED, Withdrawal(marks=closed, again=close_again))
    registry.withdrawals.register(QUIET, Withdrawal(marks=quiet, again=write_quietly_again))
