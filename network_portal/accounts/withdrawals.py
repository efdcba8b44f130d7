"""Who erased their account, whose account was closed, who wishes quiet mails, whose role was taken: no restored backup
undoes it."""

from collections.abc import Callable, Collection, Iterable

from django.db.models import QuerySet

from network_portal.accounts.actions.people import CLOSED, ERASED, QUIET, change_profile, disable_account, erase_account
from network_portal.accounts.actions.roles import TAKEN, role_mark, take_role
from network_portal.accounts.models import RoleGrant, User
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


def ended_roles() -> Iterable[str]:
    grants = RoleGrant.objects.exclude(ended_at=None).values_list("user__key", "role").distinct()
    held = set(RoleGrant.objects.in_force().values_list("user__key", "role"))
    return [role_mark(key, role) for key, role in grants if (key, role) not in held]


def take_roles_again(marks: Collection[str]) -> int:
    """One role may go with another: who is no co-chair is no protection contact."""
    count = 0
    for grant in RoleGrant.objects.in_force().filter(user__is_active=True).select_related("user").order_by("pk"):
        if role_mark(grant.user.key, grant.role) in marks and grant.user.holds_role(grant.role):
            take_role(by=SYSTEM, person=grant.user, role=grant.role)
            count += 1
    return count


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
    registry.withdrawals.register(TAKEN, Withdrawal(marks=ended_roles, again=take_roles_again))
    registry.withdrawals.register(QUIET, Withdrawal(marks=quiet, again=write_quietly_again))
