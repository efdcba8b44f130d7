from collections.abc import Collection
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import Model, Q, QuerySet

from network_portal.accounts.models import RoleGrant, User
from network_portal.audit.queries import events_about
from network_portal.common import actors
from network_portal.common.actors import Actor
from network_portal.common.languages import date_in_words

RECENTLY = timedelta(minutes=15)


def actor_for(user: User, *, second_factor: bool, confirmed_recently: bool) -> Actor:
    """The person as an actor: staff roles act only in a session opened with a second factor.

    Where settings.REQUIRE_SECOND_FACTOR is off (demonstration only), they act in every session.
    """
    held = frozenset(user.role_grants.in_force().values_list("role", flat=True))
    strong = second_factor or not settings.REQUIRE_SECOND_FACTOR
    return Actor(
        user_id=user.pk,
        name=str(user),
        roles=held if strong else frozenset(),
        dormant_roles=frozenset() if strong else held,
        has_second_factor=strong,
        confirmed_recently=confirmed_recently or not settings.REQUIRE_SECOND_FACTOR,
    )


def person_with_address(address: str) -> User | None:
    """Whose confirmed address it is; failing that, who signed up with it."""
    confirmed = User.objects.filter(emailaddress__email__iexact=address, emailaddress__verified=True)
    return confirmed.first() or User.objects.filter(email__iexact=address).first()


def has_confirmed_address(user: User, address: str) -> bool:
    return EmailAddress.objects.filter(user=user, email__iexact=address, verified=True).exists()


def confirmed_addresses(user: User) -> list[str]:
    return list(EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True))


def addresses_of(person_id: int) -> set[str]:
    """The address of sign-in and every confirmed one."""
    person = User.objects.filter(pk=person_id).first()
    return {person.email, *confirmed_addresses(person)} if person else set()


def grants_in_force() -> QuerySet[RoleGrant]:
    return RoleGrant.objects.in_force().select_related("user", "granted_by").order_by("role", "granted_at")


def co_chairs() -> QuerySet[User]:
    return holders_of(actors.CO_CHAIR)


def protection_contacts() -> QuerySet[User]:
    """Co-chairs who were named for it; without the one role the other counts for nothing."""
    return holders_of(actors.PROTECTION_CONTACT).filter(pk__in=co_chairs().values("pk"))


def quiet_people(people: Collection[int]) -> set[int]:
    """Of these those who wish to be written to quietly."""
    return set(User.objects.filter(pk__in=people, is_quiet=True).values_list("pk", flat=True))


def holders_of(*roles: str) -> QuerySet[User]:
    """Each of them once, whatever they hold."""
    grants = RoleGrant.objects.in_force().filter(role__in=roles)
    return User.objects.filter(is_active=True, pk__in=grants.values("user")).order_by("pk")


def holds_a_role(person_id: int) -> bool:
    return RoleGrant.objects.in_force().filter(user=person_id).exists()


def people_like(text: str) -> QuerySet[User]:
    """Active or not, by a part of the name or the e-mail address; nobody for an empty text."""
    if not text:
        return User.objects.none()
    return User.objects.filter(Q(name__icontains=text) | Q(email__icontains=text)).order_by("name", "pk")


def last_change(target: Model) -> dict[str, str]:
    """Who saved `target` last and when, in words: `saved_by` and `saved_at`; for those who may change it only."""
    event = events_about(target._meta.label_lower, target.pk).first()
    if event is None:
        return {"saved_by": "", "saved_at": ""}
    person = User.objects.filter(pk=event.actor_id).first() if event.actor_id else None
    return {"saved_by": str(person) if person else "", "saved_at": date_in_words(event.at, "minute")}
